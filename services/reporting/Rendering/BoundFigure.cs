using Finsam.Reporting.Bindings;

namespace Finsam.Reporting.Rendering;

/// <summary>A figure in a text: the number alone, since texts often carry its unit, or as its format says, or a word.</summary>
/// <param name="Text">What is printed; empty where the binding leads to nothing.</param>
/// <param name="Expression">The binding.</param>
internal sealed record BoundFigure(string Text, string Expression)
{
    /// <summary>What a binding prints.</summary>
    public static BoundFigure Of(string expression, AddressBook addresses) =>
        new(BindingEvaluator.Evaluate(expression, addresses).Text, expression);
}
