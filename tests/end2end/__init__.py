"""The whole program: a real window, a real file, keyboard and mouse."""
