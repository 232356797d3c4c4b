using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>What a binding prints: the number alone, since texts often carry its unit, or a word.</summary>
internal static class BoundText
{
    /// <summary>What is printed for a figure that exists but is held back for its small count.</summary>
    public const string Suppressed = "(redovisas inte)";

    /// <summary>The text at an address; empty where it leads to nothing.</summary>
    public static string Of(string address, AddressBook addresses) => addresses.Find(address) switch
    {
        null => "",
        { Number: { } number, Unit: var unit } => SwedishNumber.Format(number, unit),
        { Cell.Suppressed: true } => Suppressed,
        { IsShare: false, Cell.Text: { } text } => GoalStatus.InPrint(text),
        _ => "",
    };
}
