"""What things are: frozen values, and the Protocols between the stages that pass them on."""
