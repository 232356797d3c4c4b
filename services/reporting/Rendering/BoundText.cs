using Finsam.Reporting.Bindings;

namespace Finsam.Reporting.Rendering;

/// <summary>What a binding prints: the number alone, since texts often carry its unit, or as its format says, or a word.</summary>
internal static class BoundText
{
    /// <summary>What is printed for a figure that exists but is held back for its small count.</summary>
    public const string Suppressed = BindingEvaluator.Suppressed;

    /// <summary>The text of an expression; empty where it leads to nothing.</summary>
    public static string Of(string expression, AddressBook addresses) => BindingEvaluator.Evaluate(expression, addresses).Text;
}
