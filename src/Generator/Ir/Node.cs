using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>What a value is on one row: one number, or one number an item.</summary>
internal enum Shape
{
    Scalar,
    Row,
}

/// <summary>One value of a row program: an operation on earlier values, with the name it has in the emitted code.</summary>
internal sealed class Node
{
    public Node(int id, string name, Shape shape, RowOp op, IReadOnlyList<Node> arguments)
    {
        Id = id;
        Name = name;
        Shape = shape;
        Op = op;
        Arguments = arguments;
    }

    /// <summary>Position in the program; arguments always have smaller ids.</summary>
    public int Id { get; }

    public string Name { get; }

    public Shape Shape { get; }

    public RowOp Op { get; }

    public IReadOnlyList<Node> Arguments { get; }

    public bool IsRow => Shape == Shape.Row;

    public override string ToString() => $"{Name} = {Op.Text(Arguments.Select(a => a.Name).ToArray())}";
}
