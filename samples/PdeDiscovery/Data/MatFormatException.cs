namespace SubsetGen.PdeDiscovery.Data;

/// <summary>A MAT file that cannot be read. The message completes the sentence "cannot read FILE: ...".</summary>
internal sealed class MatFormatException(string message) : Exception(message);
