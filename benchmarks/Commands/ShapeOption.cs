using System.CommandLine.Parsing;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>Shapes on a command line.</summary>
internal static class ShapeOption
{
    /// <summary>Reads all tokens as rows,n,k; the first that is none is the error.</summary>
    public static Shape[] Parse(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.Select(token => Shape.Parse(token.Value))];
        }
        catch (FormatException exception)
        {
            result.AddError(exception.Message);
            return [];
        }
    }
}
