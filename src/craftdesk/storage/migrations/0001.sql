PRAGMA application_id = 1131562067;

PRAGMA user_version = 1;

CREATE TABLE counters (
    name TEXT NOT NULL,
    next INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE custom_fields (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    choices TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    active INTEGER DEFAULT '1' NOT NULL,
    UNIQUE ("key")
)
 STRICT;

CREATE TABLE customers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    number TEXT NOT NULL,
    type TEXT DEFAULT '' NOT NULL,
    salutation TEXT DEFAULT '' NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    first_name TEXT DEFAULT '' NOT NULL,
    middle_name TEXT DEFAULT '' NOT NULL,
    last_name TEXT DEFAULT '' NOT NULL,
    suffix TEXT DEFAULT '' NOT NULL,
    nickname TEXT DEFAULT '' NOT NULL,
    company TEXT DEFAULT '' NOT NULL,
    company_line2 TEXT DEFAULT '' NOT NULL,
    role TEXT DEFAULT '' NOT NULL,
    birthday TEXT,
    language TEXT DEFAULT '' NOT NULL,
    preferred_contact TEXT DEFAULT '' NOT NULL,
    do_not_contact INTEGER DEFAULT '0' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    referred_by INTEGER,
    looked_after_by TEXT DEFAULT '' NOT NULL,
    rating INTEGER DEFAULT '0' NOT NULL,
    vat_id TEXT DEFAULT '' NOT NULL,
    tax_treatment TEXT DEFAULT '' NOT NULL,
    payment_term INTEGER,
    credit_limit INTEGER,
    price_level TEXT DEFAULT '' NOT NULL,
    discount INTEGER DEFAULT '0' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    preferences TEXT DEFAULT '' NOT NULL,
    since TEXT,
    archived_at TEXT,
    deleted_at TEXT,
    created_at TEXT DEFAULT '' NOT NULL,
    changed_at TEXT DEFAULT '' NOT NULL,
    match_name TEXT DEFAULT '' NOT NULL,
    UNIQUE (number),
    FOREIGN KEY(referred_by) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX customers_birthday ON customers (substr(birthday, -5)) WHERE birthday IS NOT NULL;

CREATE INDEX customers_match_name ON customers (match_name);

CREATE INDEX customers_referred_by ON customers (referred_by) WHERE referred_by IS NOT NULL;

CREATE TABLE figure_buyers (
    month TEXT NOT NULL,
    currency TEXT NOT NULL,
    customers INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (month, currency)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE figure_days (
    day TEXT NOT NULL,
    currency TEXT NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    orders INTEGER DEFAULT '0' NOT NULL,
    total INTEGER DEFAULT '0' NOT NULL,
    refunded INTEGER DEFAULT '0' NOT NULL,
    paid INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (day, currency, source, status)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE figure_newcomers (
    day TEXT NOT NULL,
    customers INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (day)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE figure_products (
    month TEXT NOT NULL,
    currency TEXT NOT NULL,
    name TEXT NOT NULL,
    orders INTEGER DEFAULT '0' NOT NULL,
    quantity INTEGER DEFAULT '0' NOT NULL,
    value INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (month, currency, name)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE groups (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT DEFAULT '' NOT NULL,
    price_level TEXT DEFAULT '' NOT NULL,
    discount INTEGER DEFAULT '0' NOT NULL,
    payment_term INTEGER,
    note TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE TABLE import_mappings (
    heads TEXT NOT NULL,
    mapping TEXT DEFAULT '' NOT NULL,
    used_at TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (heads)
)
 STRICT;

CREATE TABLE listing (
    position INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    state INTEGER DEFAULT '0' NOT NULL,
    sort_key TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    type TEXT DEFAULT '' NOT NULL,
    company TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    city_key TEXT DEFAULT '' NOT NULL,
    tags TEXT DEFAULT '' NOT NULL,
    orders INTEGER DEFAULT '0' NOT NULL,
    spent INTEGER DEFAULT '0' NOT NULL,
    first_order TEXT DEFAULT '' NOT NULL,
    last_order TEXT DEFAULT '' NOT NULL,
    added_on TEXT DEFAULT '' NOT NULL,
    owes INTEGER DEFAULT '0' NOT NULL,
    birthday TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    groups TEXT DEFAULT '' NOT NULL,
    has_address INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (position),
    UNIQUE (customer_id)
)
 STRICT;

CREATE INDEX listing_birthday ON listing (state, birthday) WHERE birthday != '';

CREATE INDEX listing_city ON listing (state, city_key, customer_id, orders, spent);

CREATE INDEX listing_last_order ON listing (state, last_order, customer_id);

CREATE INDEX listing_number ON listing (state, number, customer_id);

CREATE INDEX listing_order ON listing (sort_key, customer_id, position);

CREATE INDEX listing_orders ON listing (state, orders, customer_id);

CREATE INDEX listing_owes ON listing (state, owes) WHERE owes != 0;

CREATE INDEX listing_spent ON listing (state, spent, customer_id);

CREATE INDEX listing_spine ON listing (state, position, customer_id);

CREATE INDEX listing_unreachable ON listing (state, last_order) WHERE phone = '' AND email = '';

CREATE TABLE listing_words (
    position INTEGER NOT NULL,
    words TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (position)
)
 STRICT;

CREATE TABLE operations (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    params TEXT DEFAULT '' NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    "by" TEXT DEFAULT '' NOT NULL,
    changes INTEGER DEFAULT '0' NOT NULL,
    undoes INTEGER,
    reverted_by INTEGER,
    FOREIGN KEY(undoes) REFERENCES operations (id),
    FOREIGN KEY(reverted_by) REFERENCES operations (id)
)
 STRICT;

CREATE TABLE papers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    order_id INTEGER,
    customer_id INTEGER,
    issued_on TEXT DEFAULT '' NOT NULL,
    currency TEXT DEFAULT '' NOT NULL,
    total INTEGER DEFAULT '0' NOT NULL,
    cancels INTEGER,
    content TEXT DEFAULT '' NOT NULL,
    created_at TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE INDEX papers_customer ON papers (customer_id);

CREATE UNIQUE INDEX papers_number ON papers (kind, number);

CREATE INDEX papers_order ON papers (order_id);

CREATE TABLE products (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    sku TEXT DEFAULT '' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    price INTEGER,
    currency TEXT DEFAULT '' NOT NULL,
    tax_rate INTEGER DEFAULT '0' NOT NULL,
    active INTEGER DEFAULT '1' NOT NULL,
    match_name TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE INDEX products_match_name ON products (match_name);

CREATE INDEX products_sku ON products (sku);

CREATE TABLE saved_views (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    screen TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    "query" TEXT DEFAULT '' NOT NULL,
    columns TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE TABLE settings (
    "key" TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE addresses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    use TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    company TEXT DEFAULT '' NOT NULL,
    street TEXT DEFAULT '' NOT NULL,
    street2 TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    region TEXT DEFAULT '' NOT NULL,
    country TEXT DEFAULT '' NOT NULL,
    delivery_note TEXT DEFAULT '' NOT NULL,
    default_shipping INTEGER DEFAULT '0' NOT NULL,
    default_billing INTEGER DEFAULT '0' NOT NULL,
    checked_on TEXT,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX addresses_customer ON addresses (customer_id);

CREATE TABLE agreed_prices (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    price INTEGER DEFAULT '0' NOT NULL,
    currency TEXT DEFAULT '' NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    note TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id),
    FOREIGN KEY(product_id) REFERENCES products (id)
)
 STRICT;

CREATE INDEX agreed_prices_customer ON agreed_prices (customer_id, product_id);

CREATE INDEX agreed_prices_product ON agreed_prices (product_id);

CREATE TABLE changes (
    operation_id INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    old TEXT,
    PRIMARY KEY (operation_id, tbl, row_id),
    FOREIGN KEY(operation_id) REFERENCES operations (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE consents (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    purpose TEXT DEFAULT '' NOT NULL,
    given INTEGER DEFAULT '0' NOT NULL,
    on_day TEXT,
    how TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX consents_customer ON consents (customer_id);

CREATE TABLE custom_values (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    field_id INTEGER NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id),
    FOREIGN KEY(field_id) REFERENCES custom_fields (id)
)
 STRICT;

CREATE INDEX custom_values_customer ON custom_values (customer_id);

CREATE INDEX custom_values_field ON custom_values (field_id, value);

CREATE TABLE customer_emails (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    match_text TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX customer_emails_customer ON customer_emails (customer_id);

CREATE INDEX customer_emails_match ON customer_emails (match_text);

CREATE TABLE customer_phones (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    match_digits TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX customer_phones_customer ON customer_phones (customer_id);

CREATE INDEX customer_phones_match ON customer_phones (match_digits);

CREATE TABLE customer_tags (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX customer_tags_customer ON customer_tags (customer_id);

CREATE INDEX customer_tags_name ON customer_tags (name);

CREATE TABLE customer_websites (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX customer_websites_customer ON customer_websites (customer_id);

CREATE TABLE duplicate_decisions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    one_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    verdict TEXT DEFAULT '' NOT NULL,
    decided_on TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(one_id) REFERENCES customers (id),
    FOREIGN KEY(other_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX duplicate_decisions_other ON duplicate_decisions (other_id);

CREATE UNIQUE INDEX duplicate_decisions_pair ON duplicate_decisions (one_id, other_id);

CREATE TABLE external_numbers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    system TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX external_numbers_customer ON external_numbers (customer_id);

CREATE INDEX external_numbers_match ON external_numbers (number, system);

CREATE TABLE group_members (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    FOREIGN KEY(group_id) REFERENCES groups (id),
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX group_members_customer ON group_members (customer_id);

CREATE UNIQUE INDEX group_members_pair ON group_members (group_id, customer_id);

CREATE TABLE paper_files (
    paper_id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (paper_id),
    FOREIGN KEY(paper_id) REFERENCES papers (id)
)
 STRICT;

CREATE TABLE product_prices (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    level TEXT DEFAULT '' NOT NULL,
    price INTEGER DEFAULT '0' NOT NULL,
    FOREIGN KEY(product_id) REFERENCES products (id)
)
 STRICT;

CREATE INDEX product_prices_product ON product_prices (product_id);

CREATE TABLE running (
    operation_id INTEGER,
    FOREIGN KEY(operation_id) REFERENCES operations (id)
)
 STRICT;

CREATE TABLE standing_orders (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    rhythm TEXT DEFAULT '' NOT NULL,
    every INTEGER DEFAULT '0' NOT NULL,
    next_on TEXT DEFAULT '' NOT NULL,
    until TEXT,
    lead_days INTEGER DEFAULT '0' NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    shop_note TEXT DEFAULT '' NOT NULL,
    paused INTEGER DEFAULT '0' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX standing_orders_customer ON standing_orders (customer_id);

CREATE INDEX standing_orders_next ON standing_orders (next_on);

CREATE TABLE timeline (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    pinned INTEGER DEFAULT '0' NOT NULL,
    due_on TEXT,
    done_on TEXT,
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX timeline_customer ON timeline (customer_id);

CREATE INDEX timeline_open_tasks ON timeline (due_on) WHERE kind = 'task' AND done_on IS NULL;

CREATE TABLE vouchers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    customer_id INTEGER,
    amount INTEGER DEFAULT '0' NOT NULL,
    currency TEXT DEFAULT '' NOT NULL,
    issued_on TEXT DEFAULT '' NOT NULL,
    expires_on TEXT,
    cancelled_on TEXT,
    note TEXT DEFAULT '' NOT NULL,
    UNIQUE (code),
    FOREIGN KEY(customer_id) REFERENCES customers (id)
)
 STRICT;

CREATE INDEX vouchers_customer ON vouchers (customer_id);

CREATE TABLE wants (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    product_id INTEGER,
    text TEXT DEFAULT '' NOT NULL,
    asked_on TEXT DEFAULT '' NOT NULL,
    done_on TEXT,
    note TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(customer_id) REFERENCES customers (id),
    FOREIGN KEY(product_id) REFERENCES products (id)
)
 STRICT;

CREATE INDEX wants_customer ON wants (customer_id);

CREATE INDEX wants_product ON wants (product_id);

CREATE TABLE orders (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    number TEXT NOT NULL,
    customer_id INTEGER,
    customer_name TEXT DEFAULT '' NOT NULL,
    ordered_on TEXT DEFAULT '' NOT NULL,
    ordered_at TEXT DEFAULT '' NOT NULL,
    due_on TEXT,
    status TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    system TEXT DEFAULT '' NOT NULL,
    external_id TEXT DEFAULT '' NOT NULL,
    currency TEXT DEFAULT '' NOT NULL,
    goods INTEGER DEFAULT '0' NOT NULL,
    discount INTEGER DEFAULT '0' NOT NULL,
    shipping INTEGER DEFAULT '0' NOT NULL,
    tax INTEGER DEFAULT '0' NOT NULL,
    tax_included INTEGER DEFAULT '0' NOT NULL,
    adjustment INTEGER DEFAULT '0' NOT NULL,
    total INTEGER DEFAULT '0' NOT NULL,
    paid INTEGER DEFAULT '0' NOT NULL,
    refunded INTEGER DEFAULT '0' NOT NULL,
    discount_code TEXT DEFAULT '' NOT NULL,
    shipping_method TEXT DEFAULT '' NOT NULL,
    customer_note TEXT DEFAULT '' NOT NULL,
    shop_note TEXT DEFAULT '' NOT NULL,
    cancelled_on TEXT,
    created_at TEXT DEFAULT '' NOT NULL,
    changed_at TEXT DEFAULT '' NOT NULL,
    delivery TEXT DEFAULT '' NOT NULL,
    discount_rate INTEGER DEFAULT '0' NOT NULL,
    shipping_tax_rate INTEGER DEFAULT '0' NOT NULL,
    shipping_tax INTEGER DEFAULT '0' NOT NULL,
    standing_id INTEGER,
    FOREIGN KEY(customer_id) REFERENCES customers (id),
    FOREIGN KEY(standing_id) REFERENCES standing_orders (id)
)
 STRICT;

CREATE INDEX orders_customer ON orders (customer_id, ordered_on);

CREATE INDEX orders_external ON orders (external_id, system);

CREATE INDEX orders_list ON orders (ordered_on DESC, id DESC, due_on, status, total, paid, refunded, currency, source, customer_id);

CREATE INDEX orders_noted ON orders (customer_note, shop_note) WHERE (customer_note <> '' OR shop_note <> '');

CREATE INDEX orders_number ON orders (number);

CREATE INDEX orders_open ON orders (due_on, delivery) WHERE status IN ('confirmed', 'in_progress', 'ready', 'unconfirmed');

CREATE INDEX orders_standing ON orders (standing_id) WHERE standing_id IS NOT NULL;

CREATE INDEX orders_unpaid ON orders (ordered_on, currency, total, paid) WHERE total > paid AND status NOT IN ('cancelled', 'unconfirmed');

CREATE TABLE standing_lines (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    standing_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    product_id INTEGER,
    name TEXT DEFAULT '' NOT NULL,
    sku TEXT DEFAULT '' NOT NULL,
    quantity INTEGER DEFAULT '0' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    unit_price INTEGER,
    tax_rate INTEGER DEFAULT '0' NOT NULL,
    FOREIGN KEY(standing_id) REFERENCES standing_orders (id),
    FOREIGN KEY(product_id) REFERENCES products (id)
)
 STRICT;

CREATE INDEX standing_lines_product ON standing_lines (product_id);

CREATE INDEX standing_lines_standing ON standing_lines (standing_id);

CREATE TABLE account_entries (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL,
    currency TEXT DEFAULT '' NOT NULL,
    on_day TEXT DEFAULT '' NOT NULL,
    method TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    order_id INTEGER,
    FOREIGN KEY(customer_id) REFERENCES customers (id),
    FOREIGN KEY(order_id) REFERENCES orders (id)
)
 STRICT;

CREATE INDEX account_entries_customer ON account_entries (customer_id);

CREATE INDEX account_entries_order ON account_entries (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE order_addresses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL,
    use TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    company TEXT DEFAULT '' NOT NULL,
    street TEXT DEFAULT '' NOT NULL,
    street2 TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    region TEXT DEFAULT '' NOT NULL,
    country TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(order_id) REFERENCES orders (id)
)
 STRICT;

CREATE INDEX order_addresses_order ON order_addresses (order_id);

CREATE TABLE order_lines (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    product_id INTEGER,
    name TEXT DEFAULT '' NOT NULL,
    sku TEXT DEFAULT '' NOT NULL,
    quantity INTEGER DEFAULT '0' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    unit_price INTEGER DEFAULT '0' NOT NULL,
    discount INTEGER DEFAULT '0' NOT NULL,
    tax_rate INTEGER DEFAULT '0' NOT NULL,
    total INTEGER DEFAULT '0' NOT NULL,
    discount_rate INTEGER DEFAULT '0' NOT NULL,
    tax INTEGER DEFAULT '0' NOT NULL,
    price_origin TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(order_id) REFERENCES orders (id),
    FOREIGN KEY(product_id) REFERENCES products (id)
)
 STRICT;

CREATE INDEX order_lines_order ON order_lines (order_id);

CREATE INDEX order_lines_product ON order_lines (product_id, name, sku, order_id);

CREATE TABLE order_steps (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    FOREIGN KEY(order_id) REFERENCES orders (id)
)
 STRICT;

CREATE INDEX order_steps_order ON order_steps (order_id);

CREATE TABLE payments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL,
    paid_on TEXT,
    method TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    voucher_id INTEGER,
    FOREIGN KEY(order_id) REFERENCES orders (id),
    FOREIGN KEY(voucher_id) REFERENCES vouchers (id)
)
 STRICT;

CREATE INDEX payments_order ON payments (order_id);

CREATE INDEX payments_voucher ON payments (voucher_id) WHERE voucher_id IS NOT NULL;

CREATE VIRTUAL TABLE search USING fts5(
    words, content='listing_words', content_rowid='position', tokenize='ascii', prefix='1 2 3', detail=none,
    columnsize=0
);

CREATE TRIGGER custom_fields_insert AFTER INSERT ON custom_fields BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_fields', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER custom_fields_update AFTER UPDATE ON custom_fields BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_fields', old.id, json_object('id', old."id", 'key', old."key", 'title', old."title", 'kind', old."kind", 'choices', old."choices", 'position', old."position", 'active', old."active"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER custom_fields_delete AFTER DELETE ON custom_fields BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_fields', old.id, json_object('id', old."id", 'key', old."key", 'title', old."title", 'kind', old."kind", 'choices', old."choices", 'position', old."position", 'active', old."active"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customers_insert AFTER INSERT ON customers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customers', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customers_update AFTER UPDATE ON customers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customers', old.id, json_object('id', old."id", 'version', old."version", 'number', old."number", 'type', old."type", 'salutation', old."salutation", 'title', old."title", 'first_name', old."first_name", 'middle_name', old."middle_name", 'last_name', old."last_name", 'suffix', old."suffix", 'nickname', old."nickname", 'company', old."company", 'company_line2', old."company_line2", 'role', old."role", 'birthday', old."birthday", 'language', old."language", 'preferred_contact', old."preferred_contact", 'do_not_contact', old."do_not_contact", 'source', old."source", 'referred_by', old."referred_by", 'looked_after_by', old."looked_after_by", 'rating', old."rating", 'vat_id', old."vat_id", 'tax_treatment', old."tax_treatment", 'payment_term', old."payment_term", 'credit_limit', old."credit_limit", 'price_level', old."price_level", 'discount', old."discount", 'note', old."note", 'preferences', old."preferences", 'since', old."since", 'archived_at', old."archived_at", 'deleted_at', old."deleted_at", 'created_at', old."created_at", 'changed_at', old."changed_at", 'match_name', old."match_name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customers_delete AFTER DELETE ON customers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customers', old.id, json_object('id', old."id", 'version', old."version", 'number', old."number", 'type', old."type", 'salutation', old."salutation", 'title', old."title", 'first_name', old."first_name", 'middle_name', old."middle_name", 'last_name', old."last_name", 'suffix', old."suffix", 'nickname', old."nickname", 'company', old."company", 'company_line2', old."company_line2", 'role', old."role", 'birthday', old."birthday", 'language', old."language", 'preferred_contact', old."preferred_contact", 'do_not_contact', old."do_not_contact", 'source', old."source", 'referred_by', old."referred_by", 'looked_after_by', old."looked_after_by", 'rating', old."rating", 'vat_id', old."vat_id", 'tax_treatment', old."tax_treatment", 'payment_term', old."payment_term", 'credit_limit', old."credit_limit", 'price_level', old."price_level", 'discount', old."discount", 'note', old."note", 'preferences', old."preferences", 'since', old."since", 'archived_at', old."archived_at", 'deleted_at', old."deleted_at", 'created_at', old."created_at", 'changed_at', old."changed_at", 'match_name', old."match_name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER groups_insert AFTER INSERT ON groups BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'groups', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER groups_update AFTER UPDATE ON groups BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'groups', old.id, json_object('id', old."id", 'name', old."name", 'price_level', old."price_level", 'discount', old."discount", 'payment_term', old."payment_term", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER groups_delete AFTER DELETE ON groups BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'groups', old.id, json_object('id', old."id", 'name', old."name", 'price_level', old."price_level", 'discount', old."discount", 'payment_term', old."payment_term", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER products_insert AFTER INSERT ON products BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'products', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER products_update AFTER UPDATE ON products BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'products', old.id, json_object('id', old."id", 'version', old."version", 'name', old."name", 'sku', old."sku", 'unit', old."unit", 'price', old."price", 'currency', old."currency", 'tax_rate', old."tax_rate", 'active', old."active", 'match_name', old."match_name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER products_delete AFTER DELETE ON products BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'products', old.id, json_object('id', old."id", 'version', old."version", 'name', old."name", 'sku', old."sku", 'unit', old."unit", 'price', old."price", 'currency', old."currency", 'tax_rate', old."tax_rate", 'active', old."active", 'match_name', old."match_name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER saved_views_insert AFTER INSERT ON saved_views BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'saved_views', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER saved_views_update AFTER UPDATE ON saved_views BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'saved_views', old.id, json_object('id', old."id", 'screen', old."screen", 'position', old."position", 'name', old."name", 'query', old."query", 'columns', old."columns"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER saved_views_delete AFTER DELETE ON saved_views BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'saved_views', old.id, json_object('id', old."id", 'screen', old."screen", 'position', old."position", 'name', old."name", 'query', old."query", 'columns', old."columns"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER addresses_insert AFTER INSERT ON addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'addresses', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER addresses_update AFTER UPDATE ON addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'addresses', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'use', old."use", 'label', old."label", 'name', old."name", 'company', old."company", 'street', old."street", 'street2', old."street2", 'postcode', old."postcode", 'city', old."city", 'region', old."region", 'country', old."country", 'delivery_note', old."delivery_note", 'default_shipping', old."default_shipping", 'default_billing', old."default_billing", 'checked_on', old."checked_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER addresses_delete AFTER DELETE ON addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'addresses', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'use', old."use", 'label', old."label", 'name', old."name", 'company', old."company", 'street', old."street", 'street2', old."street2", 'postcode', old."postcode", 'city', old."city", 'region', old."region", 'country', old."country", 'delivery_note', old."delivery_note", 'default_shipping', old."default_shipping", 'default_billing', old."default_billing", 'checked_on', old."checked_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER agreed_prices_insert AFTER INSERT ON agreed_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'agreed_prices', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER agreed_prices_update AFTER UPDATE ON agreed_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'agreed_prices', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'product_id', old."product_id", 'price', old."price", 'currency', old."currency", 'valid_from', old."valid_from", 'valid_until', old."valid_until", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER agreed_prices_delete AFTER DELETE ON agreed_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'agreed_prices', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'product_id', old."product_id", 'price', old."price", 'currency', old."currency", 'valid_from', old."valid_from", 'valid_until', old."valid_until", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER consents_insert AFTER INSERT ON consents BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'consents', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER consents_update AFTER UPDATE ON consents BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'consents', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'purpose', old."purpose", 'given', old."given", 'on_day', old."on_day", 'how', old."how"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER consents_delete AFTER DELETE ON consents BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'consents', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'purpose', old."purpose", 'given', old."given", 'on_day', old."on_day", 'how', old."how"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER custom_values_insert AFTER INSERT ON custom_values BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_values', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER custom_values_update AFTER UPDATE ON custom_values BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_values', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'field_id', old."field_id", 'value', old."value"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER custom_values_delete AFTER DELETE ON custom_values BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'custom_values', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'field_id', old."field_id", 'value', old."value"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_emails_insert AFTER INSERT ON customer_emails BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_emails', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_emails_update AFTER UPDATE ON customer_emails BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_emails', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text", 'kind', old."kind", 'match_text', old."match_text"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_emails_delete AFTER DELETE ON customer_emails BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_emails', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text", 'kind', old."kind", 'match_text', old."match_text"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_phones_insert AFTER INSERT ON customer_phones BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_phones', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_phones_update AFTER UPDATE ON customer_phones BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_phones', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text", 'kind', old."kind", 'match_digits', old."match_digits"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_phones_delete AFTER DELETE ON customer_phones BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_phones', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text", 'kind', old."kind", 'match_digits', old."match_digits"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_tags_insert AFTER INSERT ON customer_tags BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_tags', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_tags_update AFTER UPDATE ON customer_tags BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_tags', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'name', old."name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_tags_delete AFTER DELETE ON customer_tags BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_tags', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'name', old."name"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_websites_insert AFTER INSERT ON customer_websites BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_websites', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_websites_update AFTER UPDATE ON customer_websites BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_websites', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER customer_websites_delete AFTER DELETE ON customer_websites BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'customer_websites', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'text', old."text"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER duplicate_decisions_insert AFTER INSERT ON duplicate_decisions BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'duplicate_decisions', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER duplicate_decisions_update AFTER UPDATE ON duplicate_decisions BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'duplicate_decisions', old.id, json_object('id', old."id", 'one_id', old."one_id", 'other_id', old."other_id", 'verdict', old."verdict", 'decided_on', old."decided_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER duplicate_decisions_delete AFTER DELETE ON duplicate_decisions BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'duplicate_decisions', old.id, json_object('id', old."id", 'one_id', old."one_id", 'other_id', old."other_id", 'verdict', old."verdict", 'decided_on', old."decided_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER external_numbers_insert AFTER INSERT ON external_numbers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'external_numbers', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER external_numbers_update AFTER UPDATE ON external_numbers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'external_numbers', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'system', old."system", 'number', old."number"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER external_numbers_delete AFTER DELETE ON external_numbers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'external_numbers', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'position', old."position", 'system', old."system", 'number', old."number"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER group_members_insert AFTER INSERT ON group_members BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'group_members', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER group_members_update AFTER UPDATE ON group_members BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'group_members', old.id, json_object('id', old."id", 'group_id', old."group_id", 'customer_id', old."customer_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER group_members_delete AFTER DELETE ON group_members BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'group_members', old.id, json_object('id', old."id", 'group_id', old."group_id", 'customer_id', old."customer_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER product_prices_insert AFTER INSERT ON product_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'product_prices', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER product_prices_update AFTER UPDATE ON product_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'product_prices', old.id, json_object('id', old."id", 'product_id', old."product_id", 'position', old."position", 'level', old."level", 'price', old."price"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER product_prices_delete AFTER DELETE ON product_prices BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'product_prices', old.id, json_object('id', old."id", 'product_id', old."product_id", 'position', old."position", 'level', old."level", 'price', old."price"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_orders_insert AFTER INSERT ON standing_orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_orders', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_orders_update AFTER UPDATE ON standing_orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_orders', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'title', old."title", 'rhythm', old."rhythm", 'every', old."every", 'next_on', old."next_on", 'until', old."until", 'lead_days', old."lead_days", 'delivery', old."delivery", 'shop_note', old."shop_note", 'paused', old."paused"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_orders_delete AFTER DELETE ON standing_orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_orders', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'title', old."title", 'rhythm', old."rhythm", 'every', old."every", 'next_on', old."next_on", 'until', old."until", 'lead_days', old."lead_days", 'delivery', old."delivery", 'shop_note', old."shop_note", 'paused', old."paused"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER timeline_insert AFTER INSERT ON timeline BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'timeline', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER timeline_update AFTER UPDATE ON timeline BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'timeline', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'kind', old."kind", 'at', old."at", 'text', old."text", 'pinned', old."pinned", 'due_on', old."due_on", 'done_on', old."done_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER timeline_delete AFTER DELETE ON timeline BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'timeline', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'kind', old."kind", 'at', old."at", 'text', old."text", 'pinned', old."pinned", 'due_on', old."due_on", 'done_on', old."done_on"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER vouchers_insert AFTER INSERT ON vouchers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'vouchers', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER vouchers_update AFTER UPDATE ON vouchers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'vouchers', old.id, json_object('id', old."id", 'code', old."code", 'customer_id', old."customer_id", 'amount', old."amount", 'currency', old."currency", 'issued_on', old."issued_on", 'expires_on', old."expires_on", 'cancelled_on', old."cancelled_on", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER vouchers_delete AFTER DELETE ON vouchers BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'vouchers', old.id, json_object('id', old."id", 'code', old."code", 'customer_id', old."customer_id", 'amount', old."amount", 'currency', old."currency", 'issued_on', old."issued_on", 'expires_on', old."expires_on", 'cancelled_on', old."cancelled_on", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER wants_insert AFTER INSERT ON wants BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'wants', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER wants_update AFTER UPDATE ON wants BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'wants', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'product_id', old."product_id", 'text', old."text", 'asked_on', old."asked_on", 'done_on', old."done_on", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER wants_delete AFTER DELETE ON wants BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'wants', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'product_id', old."product_id", 'text', old."text", 'asked_on', old."asked_on", 'done_on', old."done_on", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER orders_insert AFTER INSERT ON orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'orders', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER orders_update AFTER UPDATE ON orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'orders', old.id, json_object('id', old."id", 'version', old."version", 'number', old."number", 'customer_id', old."customer_id", 'customer_name', old."customer_name", 'ordered_on', old."ordered_on", 'ordered_at', old."ordered_at", 'due_on', old."due_on", 'status', old."status", 'source', old."source", 'system', old."system", 'external_id', old."external_id", 'currency', old."currency", 'goods', old."goods", 'discount', old."discount", 'shipping', old."shipping", 'tax', old."tax", 'tax_included', old."tax_included", 'adjustment', old."adjustment", 'total', old."total", 'paid', old."paid", 'refunded', old."refunded", 'discount_code', old."discount_code", 'shipping_method', old."shipping_method", 'customer_note', old."customer_note", 'shop_note', old."shop_note", 'cancelled_on', old."cancelled_on", 'created_at', old."created_at", 'changed_at', old."changed_at", 'delivery', old."delivery", 'discount_rate', old."discount_rate", 'shipping_tax_rate', old."shipping_tax_rate", 'shipping_tax', old."shipping_tax", 'standing_id', old."standing_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER orders_delete AFTER DELETE ON orders BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'orders', old.id, json_object('id', old."id", 'version', old."version", 'number', old."number", 'customer_id', old."customer_id", 'customer_name', old."customer_name", 'ordered_on', old."ordered_on", 'ordered_at', old."ordered_at", 'due_on', old."due_on", 'status', old."status", 'source', old."source", 'system', old."system", 'external_id', old."external_id", 'currency', old."currency", 'goods', old."goods", 'discount', old."discount", 'shipping', old."shipping", 'tax', old."tax", 'tax_included', old."tax_included", 'adjustment', old."adjustment", 'total', old."total", 'paid', old."paid", 'refunded', old."refunded", 'discount_code', old."discount_code", 'shipping_method', old."shipping_method", 'customer_note', old."customer_note", 'shop_note', old."shop_note", 'cancelled_on', old."cancelled_on", 'created_at', old."created_at", 'changed_at', old."changed_at", 'delivery', old."delivery", 'discount_rate', old."discount_rate", 'shipping_tax_rate', old."shipping_tax_rate", 'shipping_tax', old."shipping_tax", 'standing_id', old."standing_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_lines_insert AFTER INSERT ON standing_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_lines', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_lines_update AFTER UPDATE ON standing_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_lines', old.id, json_object('id', old."id", 'standing_id', old."standing_id", 'position', old."position", 'product_id', old."product_id", 'name', old."name", 'sku', old."sku", 'quantity', old."quantity", 'unit', old."unit", 'unit_price', old."unit_price", 'tax_rate', old."tax_rate"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_lines_delete AFTER DELETE ON standing_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'standing_lines', old.id, json_object('id', old."id", 'standing_id', old."standing_id", 'position', old."position", 'product_id', old."product_id", 'name', old."name", 'sku', old."sku", 'quantity', old."quantity", 'unit', old."unit", 'unit_price', old."unit_price", 'tax_rate', old."tax_rate"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER account_entries_insert AFTER INSERT ON account_entries BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'account_entries', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER account_entries_update AFTER UPDATE ON account_entries BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'account_entries', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'amount', old."amount", 'currency', old."currency", 'on_day', old."on_day", 'method', old."method", 'note', old."note", 'order_id', old."order_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER account_entries_delete AFTER DELETE ON account_entries BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'account_entries', old.id, json_object('id', old."id", 'customer_id', old."customer_id", 'amount', old."amount", 'currency', old."currency", 'on_day', old."on_day", 'method', old."method", 'note', old."note", 'order_id', old."order_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_addresses_insert AFTER INSERT ON order_addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_addresses', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_addresses_update AFTER UPDATE ON order_addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_addresses', old.id, json_object('id', old."id", 'order_id', old."order_id", 'use', old."use", 'name', old."name", 'company', old."company", 'street', old."street", 'street2', old."street2", 'postcode', old."postcode", 'city', old."city", 'region', old."region", 'country', old."country"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_addresses_delete AFTER DELETE ON order_addresses BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_addresses', old.id, json_object('id', old."id", 'order_id', old."order_id", 'use', old."use", 'name', old."name", 'company', old."company", 'street', old."street", 'street2', old."street2", 'postcode', old."postcode", 'city', old."city", 'region', old."region", 'country', old."country"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_lines_insert AFTER INSERT ON order_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_lines', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_lines_update AFTER UPDATE ON order_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_lines', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'product_id', old."product_id", 'name', old."name", 'sku', old."sku", 'quantity', old."quantity", 'unit', old."unit", 'unit_price', old."unit_price", 'discount', old."discount", 'tax_rate', old."tax_rate", 'total', old."total", 'discount_rate', old."discount_rate", 'tax', old."tax", 'price_origin', old."price_origin"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_lines_delete AFTER DELETE ON order_lines BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_lines', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'product_id', old."product_id", 'name', old."name", 'sku', old."sku", 'quantity', old."quantity", 'unit', old."unit", 'unit_price', old."unit_price", 'discount', old."discount", 'tax_rate', old."tax_rate", 'total', old."total", 'discount_rate', old."discount_rate", 'tax', old."tax", 'price_origin', old."price_origin"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_steps_insert AFTER INSERT ON order_steps BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_steps', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_steps_update AFTER UPDATE ON order_steps BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_steps', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'at', old."at", 'kind', old."kind", 'value', old."value", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER order_steps_delete AFTER DELETE ON order_steps BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'order_steps', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'at', old."at", 'kind', old."kind", 'value', old."value", 'note', old."note"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER payments_insert AFTER INSERT ON payments BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'payments', new.id, NULL)
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER payments_update AFTER UPDATE ON payments BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'payments', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'amount', old."amount", 'paid_on', old."paid_on", 'method', old."method", 'note', old."note", 'voucher_id', old."voucher_id"))
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER payments_delete AFTER DELETE ON payments BEGIN
    INSERT INTO changes (operation_id, tbl, row_id, old)
    VALUES ((SELECT operation_id FROM running), 'payments', old.id, json_object('id', old."id", 'order_id', old."order_id", 'position', old."position", 'amount', old."amount", 'paid_on', old."paid_on", 'method', old."method", 'note', old."note", 'voucher_id', old."voucher_id"))
    ON CONFLICT DO NOTHING;
END;

INSERT INTO running (operation_id) VALUES (NULL);
