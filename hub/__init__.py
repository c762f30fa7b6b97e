"""What employers ask for: collaboration requests, their lifecycle, and the staff who decide them."""
