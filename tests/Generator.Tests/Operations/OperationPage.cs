using System.Globalization;
using System.Text;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Render;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.Ir;
using SubsetGen.Generator.Tests.RandomPrograms;

namespace SubsetGen.Generator.Tests.Operations;

/// <summary>The page of all operations: what each is in C#, in CUDA C++, and to the interpreter.</summary>
internal static class OperationPage
{
    public const string Path = "docs/operations.md";

    private const int Items = 4;

    public static string Write()
    {
        var page = new StringBuilder("""
            # Operations

            A kernel is written by one walk over its row program, for each target with that target's words. Here is every operation in
            each of them: in C#, where `V` is a register, and in CUDA C++, where `V` is a team of threads and each holds one lane. Last what
            the interpreter makes of it, which computes in double precision and is what both are tested against. Names such as `yRow` are
            rows in memory; what the functions mean is in [architecture.md](architecture.md).

            The page is written by a test (`tests/Generator.Tests/Operations`). An operation that one of the three does not know fails it.

            ## Of one number


            """.ReplaceLineEndings("\n"));
        page.Append("At a = 0.7, b = 1.3, c = 0.4.\n\n| operation | C#, lanes | C#, a number | CUDA C++ | interpreter |\n|---|---|---|---|---|\n");
        foreach (var op in Enum.GetValues<ScalarOp>())
            page.Append(OfNumbers(op));
        page.Append("\n## Of a row\n\nAt a row of four random logits, k = 2; the last statement of the smallest program around the operation.\n\n| operation | C# | CUDA C++ | interpreter |\n|---|---|---|---|\n");
        foreach (var type in OneOfEachOp.Types.OrderBy(t => t.Name, StringComparer.Ordinal))
            page.Append(OfRow(type));
        return page.ToString();
    }

    private static string OfNumbers(ScalarOp op)
    {
        double[] at = [0.7, 1.3, 0.4];
        var call = new CallExpr(op, [.. Enumerable.Range(0, ScalarOpArity.Of(op)).Select(i => new ArgumentExpr(i))]);
        string Text(Dialect dialect) => Code(new ExprRenderer(dialect, name => name).Render([call], ["a", "b", "c"]).Results[0]);
        var value = ExprInterpreter.Evaluate(call, i => at[i]);
        return $"| {op} | {Text(CSharpDialect.Lanes(ElementType.Single))} | {Text(CSharpDialect.Scalars(ElementType.Single))} "
            + $"| {Text(CudaDialect.Of(ElementType.Single, isLane: true))} | {Number(value)} |\n";
    }

    private static string OfRow(Type type)
    {
        var program = OneOfEachOp.Programs[type];
        string Text(Target target)
        {
            var row = new RowBuilder();
            return Code(OperationText.Of(row, program(row), target));
        }

        var value = RowInterpreter.Run(new RowProgram([program(new RowBuilder())]), RandomRow.Of(new Random(1), Items, 2))[0];
        var numbers = string.Join(", ", Enumerable.Range(0, value.IsRow ? Items : 1).Select(i => Number(value.At(i))));
        return $"| {type.Name[..^2]} | {Text(new CSharpTarget(ElementType.Single))} | {Text(new CudaTarget(ElementType.Single))} | {numbers} |\n";
    }

    private static string Code(string text) => $"`{text.Replace("|", "\\|")}`";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
