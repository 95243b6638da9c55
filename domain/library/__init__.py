"""The indicator library (指标库) of an office: texts that plans draw from, or draw no more."""
