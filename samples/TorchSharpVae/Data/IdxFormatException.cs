namespace SubsetGen.TorchSharpVae.Data;

/// <summary>An IDX file that cannot be read. The message completes the sentence "cannot read FILE: ...".</summary>
internal sealed class IdxFormatException(string message) : Exception(message);
