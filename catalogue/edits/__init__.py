"""What staff change in the catalogue, the glossary and the guidance, one field at a time, with its history."""
