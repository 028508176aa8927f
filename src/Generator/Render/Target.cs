using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// The language that kernels are written in, and its words for what a kernel is made of. All walks over programs are shared;
/// what differs between targets is here and in the target's <see cref="Dialect"/>.
/// </summary>
/// <remarks>
/// Kernels are written over V, a vector of lanes: a register on a processor, a team of threads on a graphics device. In the
/// second case each thread holds one lane, so a value of type V is a plain number there.
/// </remarks>
internal abstract class Target
{
    protected Target(ElementType element, Dialect lanes, Dialect scalars)
    {
        Element = element;
        Lanes = lanes;
        Scalars = scalars;
    }

    public ElementType Element { get; }

    /// <summary>Operations on lanes.</summary>
    public Dialect Lanes { get; }

    /// <summary>Operations on one number of a row.</summary>
    public Dialect Scalars { get; }

    public string T => Element.Keyword;

    /// <summary>The type of one number of a row.</summary>
    public virtual string Number => T;

    /// <summary>What a kernel's pass is handed, in words.</summary>
    public virtual string Rows => "One row";

    /// <summary>The word that declares a name of any type.</summary>
    protected abstract string Any { get; }

    /// <summary>What stands between a type and its static member.</summary>
    protected abstract string Member { get; }

    /// <summary>How many items the rows at hand have.</summary>
    public string Length { get; private set; } = "n";

    /// <summary>Where loops over items begin and end, where not at the first and the last.</summary>
    protected (string First, string End)? Range { get; private set; }

    /// <summary>Writes over rows of another length.</summary>
    public void OfLength(string length, Action write)
    {
        var outer = Length;
        Length = length;
        write();
        Length = outer;
    }

    /// <summary>Lets loops over items run over some of them; over all again where null.</summary>
    public void Between((string First, string End)? range) => Range = range;

    /// <summary>A call that marks the k largest items of a row.</summary>
    public virtual string TopK(string row, string k, string subset) =>
        Call("TopKSelector", "Select", $"V, {T}", row, "n", $"(int){k}", subset, "row.Workspace");

    /// <summary>A call that brings a row into order and says how many places that has.</summary>
    public virtual string Sort(string keys, string k, string slope, string order, string sorted) =>
        Call("RowOrder", "Sort", $"V, {T}", keys, Length, $"(int){k}", slope, order, sorted, "row.Workspace");

    /// <summary>Whether a loop over some of the items is shorter than one over all.</summary>
    public abstract bool GainsFromRanges { get; }

    /// <summary>Lanes in a vector.</summary>
    public string LaneCount => $"V{Member}Count";

    public string Zero => Literal(0);

    /// <summary>A number as a literal of the element type; the same in every culture.</summary>
    public string Literal(double value) => Scalars.Literal(value);

    /// <summary>A new name for a value.</summary>
    public string Let(string name, string value) => $"{Any} {name} = {value};";

    /// <summary>The language of a kernel's further text for several short rows at a time; null where it has none.</summary>
    public virtual CSharpTarget? ForShortRows => null;

    /// <summary>The line that says how many items a row has.</summary>
    public virtual string LetLength(int? always) => always is { } n ? $"const int n = {Literals.Of(n)};" : Let("n", "row.Length");

    /// <summary>A type of the runtime's that works on numbers of a row.</summary>
    public virtual string OfNumbers(string type) => $"{type}<{T}>";

    /// <summary>A count that a row has, as a number.</summary>
    public virtual string Counted(string count) => $"({T}){count}";

    /// <summary>One of the numbers that forward kept.</summary>
    public virtual string Saved(string row, int index) => $"{row}[{Literals.Of(index)}]";

    /// <summary>Whether forward may keep a row for backward; else backward computes it again from the logits, which nobody copies then.</summary>
    public abstract bool KeepsRows { get; }

    /// <summary>A new name for lanes that all hold one number.</summary>
    public abstract string LetLanes(string name, string number);

    /// <summary>A new name for lanes that all hold one item of a row.</summary>
    public virtual string LetItem(string name, string row, string item) => LetLanes(name, $"{row}[{item}]");

    /// <summary>A number without fraction as a count.</summary>
    public virtual string Whole(string number) => $"(int){number}";

    /// <summary>How many steps a row takes, from the number it chooses.</summary>
    public virtual string Steps(string number) => Whole(number);

    /// <summary>Distance between the steps in the output.</summary>
    public virtual string StepStride => "row.StepStride";

    /// <summary>Whether a row may choose between the programs that a step has.</summary>
    public virtual bool ChoosesPrograms => true;

    /// <summary>One of a few numbers in order.</summary>
    public virtual string NumberAt(string numbers, int index) => $"{numbers}[{Literals.Of(index)}]";

    /// <summary>Changes one of them.</summary>
    public virtual string SetNumber(string numbers, int index, string value) => $"{NumberAt(numbers, index)} = {value};";

    /// <summary>A new step.</summary>
    public virtual string NewStep(string name) => New(name, "Step", "row");

    /// <summary>A type of the runtime's that runs over whole rows.</summary>
    public virtual string Runner(string type) => type;

    /// <summary>The type arguments of what runs over whole rows item by item.</summary>
    public virtual string ItemTypes => T;

    /// <summary>A new name for a row that the kernel was handed.</summary>
    public abstract string Alias(string name, string row);

    /// <summary>A new object of the runtime's or the kernel's.</summary>
    public abstract string New(string name, string type, params string[] arguments);

    /// <summary>A new object that holds rows, one after another.</summary>
    public abstract string NewOfRows(string name, string type, IEnumerable<string> rows);

    /// <summary>Room for a row between passes.</summary>
    public abstract string Rent(string name);

    /// <summary>A few numbers in order.</summary>
    public abstract string Numbers(string name, IReadOnlyList<string> values);

    /// <summary>A comment that documents what follows.</summary>
    public abstract string Doc(string text);

    /// <summary>An operation of the vector type.</summary>
    public abstract string Lane(string operation, params string[] arguments);

    /// <summary>A method of the kernel's own that works on lanes.</summary>
    public abstract string CallOwn(string method, params string[] arguments);

    /// <summary>A method of the runtime's.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="method">Its name.</param>
    /// <param name="types">Its type arguments, V and T as such; a target writes those that it cannot infer.</param>
    /// <param name="arguments">Its arguments.</param>
    public abstract string Call(string type, string method, string types, params string?[] arguments);

    /// <summary>Whether the runtime knows a shorter way than a scan to the law of a count of independent items.</summary>
    public abstract bool HasCountLaw { get; }

    /// <summary>Whether rows may be long: scans then leave cells out that hardly any path goes through, and draws of a count have a way without cells.</summary>
    public virtual bool HasLongRows => true;

    /// <summary>Takes notice of an operation on whole rows that is being written.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="size">The sets of cells of a scan; else 1.</param>
    public virtual void Use(RowOp op, int size = 1)
    {
    }

    /// <summary>Takes notice of a pass that begins: it runs instead of those before it, not with them.</summary>
    public virtual void BeginPass()
    {
    }

    /// <summary>An argument that its value alone does not explain.</summary>
    public abstract string Named(string parameter, string value);

    /// <summary>A name that a method may change.</summary>
    public abstract string Ref(string name);

    /// <summary>The loop over the items of a row.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="closings">What ends a block of a long sum, where the target sums in blocks; nulls do not count.</param>
    /// <param name="body">Writes the statements for the items from i on.</param>
    public abstract void Loop(SourceWriter writer, IEnumerable<string?> closings, Action body);

    /// <summary>The head of a counted loop.</summary>
    public string For(string index, string first, string condition, string step) => $"for ({CountType} {index} = {first}; {condition}; {step})";

    /// <summary>The type of a loop's counter.</summary>
    protected abstract string CountType { get; }

    /// <summary>A variable that sums lanes: <c>LaneSum</c> or <c>LargestAndRest</c>.</summary>
    public abstract string NewSum(string name, string type);

    /// <summary>What is done with the sums of one pass together before each is asked for its total; nothing, where that does not pay.</summary>
    public virtual IEnumerable<string> Together(IReadOnlyList<string> sums) => [];

    /// <summary>Lanes that hold the smallest number there is.</summary>
    public string NewMaximum(string name) => LetLanes(name, LeastNumber);

    /// <summary>Minus infinity.</summary>
    public abstract string LeastNumber { get; }

    /// <summary>The first items of a row as a row; what is behind them is left out.</summary>
    public abstract string First(string row, string count);

    /// <summary>Copies a row to another.</summary>
    public abstract string Copy(string from, string to, string? length = null);

    /// <summary>A row that is not there.</summary>
    public abstract string NoRow { get; }

    /// <summary>Sets a row to zero.</summary>
    public abstract string Clear(string row);

    /// <summary>Writes one item of a row that only one lane need write.</summary>
    public abstract string PutItem(string row, string item, string value);

    /// <summary>Writes a number of a row in a user's memory, or of what is kept for backward.</summary>
    public abstract string Put(string row, int index, string value);

    /// <summary>What a row of a layer knows of itself and has to compute.</summary>
    public abstract string Property(string name);

    /// <summary>Writes a method of a kernel's part.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="method">Its signature.</param>
    /// <param name="body">Writes its statements.</param>
    public abstract void Method(SourceWriter writer, MethodHead method, Action body);

    /// <summary>The type of a value, its slope and its curvature.</summary>
    public abstract string Residual(int derivatives);

    /// <summary>The statement that returns such.</summary>
    public abstract string ReturnResidual(params string[] values);

    /// <summary>Writes the type that holds the rows of a scan.</summary>
    public abstract void ScanType(SourceWriter writer, string type, string contract, IReadOnlyList<Parameter> rows, Action body);

    /// <summary>Writes the type of a step.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="usesTemperature">Whether the step reads the temperature.</param>
    /// <param name="headLength">How many numbers travel with a row.</param>
    /// <param name="rows">The rows it keeps between its passes.</param>
    /// <param name="body">Writes the rest of the type.</param>
    public abstract void StepType(SourceWriter writer, bool usesTemperature, int headLength, IReadOnlyList<string> rows, Action body);

    /// <summary>Writes a constant of a type.</summary>
    public abstract void Constant(SourceWriter writer, string type, string name, string value);

    /// <summary>The head of a kernel's pass.</summary>
    /// <param name="name">Forward or Backward.</param>
    /// <param name="memory">The type of what it writes.</param>
    /// <param name="parameter">What it calls that.</param>
    public abstract string PassHead(string name, string memory, string parameter);

    /// <summary>Writes the type of a variant of a kernel.</summary>
    public abstract void VariantType(SourceWriter writer, string name, Action body);

    /// <summary>Writes the type that the runtime calls.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contract">What it says of itself: type, name and value in C#.</param>
    /// <param name="body">Writes its passes.</param>
    public abstract void KernelType(SourceWriter writer, string name, IReadOnlyList<(string Type, string Name, string Value)> contract, Action body);

    /// <summary>Whether a type must stand before its use.</summary>
    public abstract bool NeedsTypesFirst { get; }

    /// <summary>Writes a static function of one expression.</summary>
    public abstract void Function(SourceWriter writer, MethodHead function, string value);

    /// <summary>What a step without a gradient does when one is asked for.</summary>
    public abstract string Refuse(string reason);

    protected static string List(IEnumerable<string?> arguments) => string.Join(", ", arguments.Where(a => a is not null));
}
