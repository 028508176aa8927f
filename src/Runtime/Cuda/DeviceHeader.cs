namespace SubsetGen.Runtime.Cuda;

/// <summary>A header that device text can include.</summary>
/// <param name="Name">Its name between the angle brackets, such as <c>subsetgen/layer.cuh</c>.</param>
/// <param name="Text">What it holds.</param>
internal sealed record DeviceHeader(string Name, string Text);
