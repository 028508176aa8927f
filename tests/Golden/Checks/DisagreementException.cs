namespace SubsetGen.Golden.Checks;

/// <summary>A device gave something else than it must.</summary>
public sealed class DisagreementException(string message) : Exception(message);
