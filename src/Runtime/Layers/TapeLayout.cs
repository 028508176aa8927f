namespace SubsetGen.Runtime.Layers;

/// <summary>How many numbers a tape keeps for each row.</summary>
/// <param name="Logits">Of the logits.</param>
/// <param name="Second">Of the second input.</param>
/// <param name="Third">Of the third.</param>
/// <param name="Fourth">Of the fourth.</param>
/// <param name="Saved">Scalars that forward found, and the row that it keeps.</param>
/// <param name="Output">Of the first output.</param>
/// <param name="SecondOutput">Of the second output.</param>
internal readonly record struct TapeLayout(int Logits, int Second, int Third, int Fourth, int Saved, int Output, int SecondOutput);
