"""Hand-written pages as their authors wrote them: prose, links, blocks and anchors, with places."""
