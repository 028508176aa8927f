using System;
using System.Collections.Generic;

namespace SubsetGen.Generator.Render;

/// <summary>
/// C# over short rows, a lane each: item i of all of them is one vector, and what is one number of a row is a vector, too. Sums over items
/// then need no step across lanes, and rows no padding.
/// </summary>
internal sealed class PackedTarget : CSharpTarget
{
    /// <summary>What the runtime's types for one row and their twins for packed rows have between their names.</summary>
    public const string Prefix = "Packed";

    public PackedTarget(ElementType element)
        : base(element, CSharpDialect.Lanes(element))
    {
    }

    public override string Number => "V";

    public override string Rows => "A row in each lane";

    public override CSharpTarget? ForShortRows => null;

    public override string LetLength(int? always) => Let("n", always is { } n ? $"{Literals.Of(n)} * V.Count" : "row.Length");

    public override string OfNumbers(string type) => $"{Prefix}{type}<V, {T}>";

    public override string Counted(string count) => count;

    public override string TopK(string row, string k, string subset) => Call(Prefix + "TopK", "Select", $"V, {T}", row, "n", k, subset);

    // Each lane has an order of its own, and all places.
    public override string Sort(string keys, string k, string slope, string order, string sorted) =>
        Call(Prefix + "RowOrder", "Sort", $"V, {T}", keys, Length, order, sorted);

    public override string ItemTypes => $"V, {T}";

    public override bool GainsFromRanges => false;

    public override string Saved(string row, int index) => Lane("Load", row, Place(index));

    public override string Put(string row, int index, string value) => Lane("Store", value, row, Place(index)) + ";";

    public override bool HasCountLaw => false;

    public override bool HasLongRows => false;

    public override string Whole(string number) => number;

    // All of them take as many steps: others are not packed together.
    public override string Steps(string number) => "row.Steps";

    public override string StepStride => "0";

    // The general program is right for every lane, whatever its neighbours are.
    public override bool ChoosesPrograms => false;

    public override string NumberAt(string numbers, int index) => Saved(numbers, index);

    public override string SetNumber(string numbers, int index, string value) => Put(numbers, index, value);

    public override string Numbers(string name, IReadOnlyList<string> values) =>
        Let(name, $"PackedNumbers.Rent<V, {T}>(row.Workspace, {List(values)})");

    public override string NewStep(string name) => New(name, "Step", "row.Shape");

    public override string Runner(string type) => Prefix + type;

    public override string LetItem(string name, string row, string item) => Let(name, Lane("Load", row, item));

    public override string PutItem(string row, string item, string value) => Lane("Store", value, row, item) + ";";

    public override string NewSum(string name, string type) => base.NewSum(name, Prefix + type);

    public override string Lane(string operation, params string[] arguments) => operation switch
    {
        "LoadPartial" => base.Lane("Load", arguments[0], arguments[1]),
        "StorePartial" => base.Lane("Store", arguments),
        "MaxOf" or "Sum" => arguments[0],

        // What is one cell further is in the vector beside.
        "ShiftUp" or "ShiftDown" => arguments[1],
        _ => base.Lane(operation, arguments),
    };

    // A short row is one block of a sum.
    public override void Loop(SourceWriter writer, IEnumerable<string?> closings, Action body) => base.Loop(writer, [], body);

    public override string PassHead(string name, string memory, string parameter) =>
        $"public static void {name}<V>(in PackedRow<V, {T}> row, in {memory}<{T}> {parameter})\nwhere V : struct, ILanes<V, {T}>";

    public override void VariantType(SourceWriter writer, string name, Action body)
    {
        writer.Line(Doc("Short rows, as many at a time as a vector has lanes: item i of all of them is one vector."));
        base.VariantType(writer, name, body);
    }

    protected override string StepRow => $"PackedShape<{T}>";

    private static string Place(int index) => index switch
    {
        0 => "0",
        1 => "V.Count",
        _ => $"{Literals.Of(index)} * V.Count",
    };
}
