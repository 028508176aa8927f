using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Render;

/// <summary>C# over the runtime's vectors.</summary>
internal class CSharpTarget : Target
{
    private readonly IReadOnlyList<string> contracts;

    /// <param name="element">The element type.</param>
    /// <param name="contracts">What a kernel is to the runtime.</param>
    public CSharpTarget(ElementType element, params string[] contracts)
        : this(element, CSharpDialect.Scalars(element)) => this.contracts = contracts;

    protected CSharpTarget(ElementType element, Dialect scalars)
        : base(element, CSharpDialect.Lanes(element), scalars) => contracts = [];

    public override string Residual(int derivatives) =>
        $"({Number} Value, {Number} Slope, {Number} Curvature{(derivatives > 2 ? $", {Number} Third" : string.Empty)})";

    public override bool KeepsRows => true;

    public override CSharpTarget? ForShortRows => new PackedTarget(Element);

    protected override string Any => "var";

    protected override string Member => ".";

    protected override string CountType => "var";

    public override bool GainsFromRanges => true;

    public override string LetLanes(string name, string number) => $"V {name} = {number};";

    public override bool HasCountLaw => true;

    public override string Alias(string name, string row) => Let(name, row);

    public override string New(string name, string type, params string[] arguments) => Let(name, $"new {type}({List(arguments)})");

    public override string NewOfRows(string name, string type, IEnumerable<string> rows) => New(name, type, [.. rows]);

    public override string Rent(string name) => Let(name, $"row.Workspace.Rent({Length})");

    public override string Numbers(string name, IReadOnlyList<string> values) => $"Span<{T}> {name} = [{List(values)}];";

    public override string Doc(string text) => $"/// <summary>{text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>";

    public override string Lane(string operation, params string[] arguments) => $"V.{operation}({List(arguments)})";

    public override string CallOwn(string method, params string[] arguments) => $"{method}<V>({List(arguments)})";

    public override string Call(string type, string method, string types, params string?[] arguments) => $"{type}.{method}<{types}>({List(arguments)})";

    public override string Named(string parameter, string value) => $"{parameter}: {value}";

    public override string Ref(string name) => $"ref {name}";

    public override void Loop(SourceWriter writer, IEnumerable<string?> closings, Action body)
    {
        var statements = closings.Where(c => c is not null).Select(c => c!).ToList();
        var (first, last) = Range ?? ("0", Length);
        if (statements.Count == 0)
        {
            writer.Braces(For("i", first, $"i < {last}", "i += V.Count"), body);
            return;
        }

        // The test at the end of the inner loop, which then always runs, lets the JIT compiler keep the constants of Exp in registers.
        writer.Braces($"for (var i = {first}; i < {last};)", () =>
        {
            writer.Line($"var end = Math.Min({last}, i + Blocks.Length);");
            writer.Braces(
                "do", () =>
                {
                    body();
                    writer.Line("i += V.Count;");
                },
                " while (i < end);");
            writer.Lines(statements);
        });
    }

    public override string NewSum(string name, string type) => Let(name, $"default({type}<V, {T}>)");

    public override string LeastNumber => $"{T}.NegativeInfinity";

    public override string First(string row, string count) => $"{row}[..{count}]";

    public override string Copy(string from, string to, string? length = null) => $"{(length is null ? from : First(from, length))}.CopyTo({to});";

    public override string NoRow => "default";

    public override string Clear(string row) => $"{row}.Clear();";

    public override string PutItem(string row, string item, string value) => $"{row}[{item}] = {value};";

    public override string Put(string row, int index, string value) => $"{row}[{Literals.Of(index)}] = {value};";

    public override string Property(string name) => $"row.{name}";

    public override void Method(SourceWriter writer, MethodHead method, Action body)
    {
        if (method.IsCompiledAlone)
            writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        var access = method.IsStatic ? "private static" : "public";
        var parameters = string.Join(", ", method.Parameters.Select(p => Text(p, method.IsStatic ? string.Empty : "scoped ")));
        var head = $"{access} {method.Result} {method.Name}{(method.HasLanes ? "<V>" : string.Empty)}({(method.IsLong ? "\n" : string.Empty)}{parameters})";
        writer.Braces(method.HasLanes ? $"{head}\nwhere V : struct, ILanes<V, {T}>" : head, body);
    }

    public override string ReturnResidual(params string[] values) => $"return ({List(values)});";

    public override void ScanType(SourceWriter writer, string type, string contract, IReadOnlyList<Parameter> rows, Action body)
    {
        var parameters = rows.Select(row => Text(row, string.Empty)).ToList();
        writer.Braces($"private readonly ref struct {type}({List(parameters)}) : {contract}<{T}>", () =>
        {
            // Primary constructor parameters of a readonly ref struct are captured as they are; fields make that explicit.
            foreach (var (row, parameter) in rows.Zip(parameters, (row, parameter) => (row, parameter)))
                writer.Line($"private readonly {parameter} = {row.Name};");
            writer.Line();
            body();
        });
    }

    public override void StepType(SourceWriter writer, bool usesTemperature, int headLength, IReadOnlyList<string> rows, Action body) =>
        writer.Braces($"private readonly ref struct Step(in {StepRow} row) : IStep<{T}>", () =>
        {
            writer.Line("private readonly int n = row.Length;");
            if (usesTemperature)
                writer.Line($"private readonly {T} t = row.Temperature;");
            foreach (var name in rows)
                writer.Line($"private readonly Span<{T}> {name} = row.Workspace.Rent(row.Length);");
            writer.Line();
            body();
        });

    /// <summary>The type of what a step knows of its row.</summary>
    protected virtual string StepRow => $"Row<{T}>";

    public override void Constant(SourceWriter writer, string type, string name, string value)
    {
        writer.Line($"public static {type} {name} => {value};");
        writer.Line();
    }

    public override bool NeedsTypesFirst => false;

    public override string PassHead(string name, string memory, string parameter) =>
        $"public static void {name}<V>(in Row<{T}> row, in {memory}<{T}> {parameter})\nwhere V : struct, ILanes<V, {T}>";

    public override void VariantType(SourceWriter writer, string name, Action body) => writer.Braces($"file static class {name}", body);

    public override void KernelType(SourceWriter writer, string name, IReadOnlyList<(string Type, string Name, string Value)> contract, Action body) =>
        writer.Braces($"file readonly struct {name} : {List(contracts.Select(contract => $"{contract}<{T}>"))}", () =>
        {
            foreach (var (type, member, value) in contract)
                Constant(writer, type, member, value);
            body();
        });

    public override void Function(SourceWriter writer, MethodHead function, string value)
    {
        writer.Line($"public static {function.Result} {function.Name}({List(function.Parameters.Select(p => Text(p, string.Empty)))}) => {value};");
        writer.Line();
    }

    public override string Refuse(string reason) => $"throw new NotSupportedException(\"{reason}\");";

    private string Text(Parameter parameter, string scoped) => parameter.Kind switch
    {
        ParameterKind.Count => $"int {parameter.Name}",
        ParameterKind.Number => $"{Number} {parameter.Name}",
        ParameterKind.ChangedCount => $"ref int {parameter.Name}",
        ParameterKind.Row or ParameterKind.Cells or ParameterKind.Head => $"{scoped}ReadOnlySpan<{T}> {parameter.Name}",
        _ => $"{scoped}Span<{T}> {parameter.Name}",
    };
}
