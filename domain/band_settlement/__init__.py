"""Settlement by band (分档考评): raw measures of a peer group, ranked once, reach its assessments."""
