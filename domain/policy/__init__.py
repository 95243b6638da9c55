"""The policy set (考评制度参数): rules that are data, by version, one module per topic."""
