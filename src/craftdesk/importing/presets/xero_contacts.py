"""Xero › Contacts › Export, current and older: PO… is the postal address for bills, SA… the street address.

Suppliers are among them; only what their account and tax columns say gives them away. Person1 to Person5 are other
people at the same customer. Bank columns are never kept.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

_SALES = heads("accountsreceivabletaxcodename, salesaccount, duedatesalesday, duedatesalesterm")
_PURCHASES = ("accountspayabletaxcodename", "purchasesaccount", "duedatebillday", "duedatebillterm")

XERO_CONTACTS = Preset(
    id="xero-contacts",
    kind=Kind.CUSTOMERS,
    system="xero",
    source="Xero",
    required=(heads("contactname, accountnumber, emailaddress, poaddressline1, saaddressline1"),),
    columns=columns(
        """
        contactname = display_name
        accountnumber = external_numbers
        emailaddress = emails
        firstname = first_name
        lastname = last_name
        poattentionto = billing_name:po
        poaddressline1 = billing_street:po
        poaddressline2 = billing_street2:po
        poaddressline3 = billing_street2:po
        poaddressline4 = billing_street2:po
        pocity = billing_city:po
        poregion = billing_region:po
        popostalcode = billing_postcode:po
        pocountry = billing_country:po
        saattentionto = shipping_name:sa
        saaddressline1 = shipping_street:sa
        saaddressline2 = shipping_street2:sa
        saaddressline3 = shipping_street2:sa
        saaddressline4 = shipping_street2:sa
        sacity = shipping_city:sa
        saregion = shipping_region:sa
        sapostalcode = shipping_postcode:sa
        sacountry = shipping_country:sa
        phonenumber = phones
        ddinumber = phones
        mobilenumber = mobile
        faxnumber = fax
        website = websites
        taxnumber = vat_id
        person#firstname = other_contact:#
        person#lastname = other_contact:#
        person#email = other_contact:#
        """,
        ignored="""skypename, bankaccountname, bankaccountnumber, bankaccountparticulars, taxnumbername,
            accountsreceivabletaxcodename, accountspayabletaxcodename, legalname, discount, companynumber,
            duedatebillday, duedatebillterm, duedatesalesday, duedatesalesterm, salesaccount, purchasesaccount,
            trackingname1, trackingname2, salestrackingoption1, salestrackingoption2, purchasestrackingoption1,
            purchasestrackingoption2, brandingtheme, defaulttaxbills, defaulttaxsales, defaulttaxbillsname,
            defaulttaxsalesname, person1includeinemails, person2includeinemails, person3includeinemails,
            person4includeinemails, person5includeinemails, person1includeinemail, person2includeinemail,
            person3includeinemail, person4includeinemail, person5includeinemail""",
    ),
    skips=tuple(Skip(head=head, blank=_SALES, code="import.skip.supplier", whoever=True) for head in _PURCHASES),
)
