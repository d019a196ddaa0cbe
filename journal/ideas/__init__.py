"""What an actor would like management to hear, in words made for it; what became of it; the year clock."""
