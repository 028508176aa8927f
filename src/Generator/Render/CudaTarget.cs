using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>CUDA C++ over the runtime's device library: a row belongs to a team of threads, and each holds one lane.</summary>
internal sealed class CudaTarget : Target
{
    /// <summary>What the team does together; all else each thread does with its own lane.</summary>
    private static readonly HashSet<string> OfTheTeam =
        ["Load", "Store", "LoadPartial", "StorePartial", "Sum", "MaxOf", "MinOf", "Select", "ShiftUp", "ShiftDown"];

    /// <summary>What a kernel says of itself that matters on the device; the rest decides what the host does.</summary>
    private static readonly HashSet<string> OnDevice =
    [
        "SavedScalars", "SecondInput", "ThirdInput", "FourthInput", "Output", "SecondOutput", "Arriving", "KeepsOutput", "KeepsCertain", "TakesSettled",
        "HasGradientOfSteps",
    ];

    /// <summary>What each pass asks for: of two, one runs instead of the other.</summary>
    private readonly List<DeviceNeeds> passes = [];

    public CudaTarget(ElementType element)
        : base(element, CudaDialect.Of(element, isLane: true), CudaDialect.Of(element, isLane: false))
    {
    }

    /// <summary>What all that was written asks of a device.</summary>
    public DeviceNeeds Needs
    {
        get
        {
            var needs = new DeviceNeeds();
            foreach (var pass in passes)
                needs.OrElse(pass);
            return needs;
        }
    }

    public override string Residual(int derivatives) => $"Residual<{T}>";

    public override bool KeepsRows => false;

    protected override string Any => "auto";

    protected override string Member => "::";

    protected override string CountType => "int";

    // A team has a lane for all items of a short row, and of a long one enough of them.
    public override bool GainsFromRanges => false;

    public override string LetLanes(string name, string number) => $"{T} {name} = {number};";

    public override bool HasCountLaw => false;

    public override string Alias(string name, string row) => $"auto& {name} = {row};";

    public override string New(string name, string type, params string[] arguments) => $"{type} {name}({List(arguments)});";

    public override string NewOfRows(string name, string type, IEnumerable<string> rows) => $"{type} {name}{{{List(["{}", .. rows])}}};";

    public override string Rent(string name)
    {
        passes[passes.Count - 1].AddRows(1);
        return New(name, $"Items<{T}>", "row.Workspace", Length);
    }

    public override string Numbers(string name, IReadOnlyList<string> values) =>
        $"{T} {name}[{Literals.Of(Math.Max(1, values.Count))}] = {{ {List(values)} }};";

    public override string Doc(string text) => $"// {text}";

    public override string Lane(string operation, params string[] arguments) => operation switch
    {
        "Less" => $"{arguments[0]} < {arguments[1]}",
        _ when OfTheTeam.Contains(operation) => $"V::{operation}({List(arguments)})",
        _ => $"{operation}({List(arguments)})",
    };

    public override string CallOwn(string method, params string[] arguments) => $"{method}({List(arguments)})";

    public override string Call(string type, string method, string types, params string?[] arguments)
    {
        var own = types.Split([", "], StringSplitOptions.None).Where(t => t.Contains("<"));
        return $"{type}::{method}{(own.Any() ? $"<{List(own)}>" : string.Empty)}({List(arguments)})";
    }

    public override void Use(RowOp op, int size = 1) => passes[passes.Count - 1].Add(op, size);

    public override void BeginPass() => passes.Add(new DeviceNeeds());

    public override string Named(string parameter, string value) => value;

    public override string Ref(string name) => name;

    public override void Loop(SourceWriter writer, IEnumerable<string?> closings, Action body)
    {
        writer.Line("#pragma unroll");
        writer.Braces(For("i", "0", $"i < V::End({Length})", "i += V::Count"), body);
    }

    public override string NewSum(string name, string type) => $"{type}<{T}> {name};";

    public override string LeastNumber => $"-Infinity<{T}>()";

    public override IEnumerable<string> Together(IReadOnlyList<string> sums) => sums.Count > 1 ? [$"Totals({List(sums)});"] : [];

    public override string First(string row, string count) => row;

    public override string Copy(string from, string to, string? length = null) => $"Copy({from}, {to});";

    public override string NoRow => $"Span<{T}>()";

    public override string Clear(string row) => $"{row}.Fill({Zero});";

    public override string PutItem(string row, string item, string value) => $"{row}.PutItem({item}, {value});";

    public override string Put(string row, int index, string value) => $"{row}.Put({Literals.Of(index)}, {value});";

    public override string Property(string name) => $"row.{name}()";

    public override void Method(SourceWriter writer, MethodHead method, Action body)
    {
        var head = $"SUBSETGEN_DEVICE {(method.IsStatic ? "static " : string.Empty)}{method.Result} {method.Name}";
        writer.Braces($"{head}({(method.IsLong ? "\n" : string.Empty)}{List(method.Parameters.Select(Text))})", body);
    }

    public override string ReturnResidual(params string[] values) => $"return {{ {List(values)} }};";

    public override void ScanType(SourceWriter writer, string type, string contract, IReadOnlyList<Parameter> rows, Action body) =>
        Type(writer, $"struct {type} : ScanDefaults<{T}>", () =>
        {
            foreach (var row in rows)
                writer.Line($"{Text(row)};");
            writer.Line();
            body();
        });

    public override void StepType(SourceWriter writer, bool usesTemperature, int headLength, IReadOnlyList<string> rows, Action body) =>
        Type(writer, "struct Step", () =>
        {
            // Forward and backward, which were written before, both run the steps.
            foreach (var pass in passes.Skip(passes.Count - 2))
                pass.AddRows(rows.Count);
            writer.Line("const int n;");
            if (usesTemperature)
                writer.Line($"const {T} t;");
            foreach (var row in rows)
                writer.Line($"Items<{T}> {row};");
            writer.Line();
            var initial = new[] { "n(row.Length)" }
                .Concat(usesTemperature ? ["t(row.Temperature)"] : [])
                .Concat(rows.Select(row => $"{row}(row.Workspace, row.Length)"));
            writer.Line($"SUBSETGEN_DEVICE explicit Step(const Row<{T}>& row)\n: {List(initial)} {{}}");
            writer.Line();
            Constant(writer, "int", "HeadLength", Literals.Of(headLength));
            body();
        });

    public override void Constant(SourceWriter writer, string type, string name, string value)
    {
        writer.Line(type == T
            ? $"SUBSETGEN_DEVICE static {type} {name}() {{ return {value}; }}"
            : $"static constexpr {type} {name} = {value.Replace(".", "::")};");
        writer.Line();
    }

    public override bool NeedsTypesFirst => true;

    public override string PassHead(string name, string memory, string parameter) =>
        $"SUBSETGEN_DEVICE static void {name}(const Row<{T}>& row, const {memory}<{T}>& {parameter})";

    public override void VariantType(SourceWriter writer, string name, Action body) => Type(writer, $"struct {name}", body);

    public override void KernelType(SourceWriter writer, string name, IReadOnlyList<(string Type, string Name, string Value)> contract, Action body) =>
        Type(writer, $"struct {name} : RowKernel", () =>
        {
            foreach (var (type, member, value) in contract.Where(c => OnDevice.Contains(c.Name)))
                Constant(writer, type, member, value);
            body();
        });

    public override void Function(SourceWriter writer, MethodHead function, string value)
    {
        writer.Line($"SUBSETGEN_DEVICE static {function.Result} {function.Name}({List(function.Parameters.Select(Text))}) {{ return {value}; }}");
        writer.Line();
    }

    public override string Refuse(string reason) => "Trap();";

    /// <summary>Writes a type; types end with a semicolon here.</summary>
    public static void Type(SourceWriter writer, string head, Action body) => writer.Braces(head, body, ";");

    private string Text(Parameter parameter) => parameter.Kind switch
    {
        ParameterKind.Count => $"int {parameter.Name}",
        ParameterKind.Number => $"{T} {parameter.Name}",
        ParameterKind.ChangedCount => $"int& {parameter.Name}",
        ParameterKind.Row => $"const Items<{T}>& {parameter.Name}",
        ParameterKind.WrittenRow => $"Items<{T}>& {parameter.Name}",
        ParameterKind.Head => $"const {T}* {parameter.Name}",
        ParameterKind.WrittenHead => $"{T}* {parameter.Name}",
        _ => $"Span<{T}> {parameter.Name}",
    };
}
