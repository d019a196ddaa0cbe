"""The engine of Oivallus: it picks one question from a curated bank, and gives no advice."""
