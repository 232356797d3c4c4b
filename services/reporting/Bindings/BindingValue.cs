namespace Finsam.Reporting.Bindings;

/// <summary>What a binding comes to.</summary>
/// <param name="Text">What is printed; empty where it cannot be.</param>
/// <param name="Unit">Unit of the number; null for words and for what is held back.</param>
/// <param name="HasPrintedUnit">True where the text ends with the unit.</param>
/// <param name="Fault">Why it cannot be printed, or null.</param>
/// <param name="Address">The address that is at fault.</param>
/// <param name="Detail">What is wrong, in Swedish, where the fault alone does not say it.</param>
internal sealed record BindingValue(
    string Text, string? Unit = null, bool HasPrintedUnit = false, BindingFault? Fault = null, string Address = "", string Detail = "")
{
    /// <summary>A binding that cannot be printed.</summary>
    public static BindingValue Faulty(BindingFault fault, string address, string detail = "") =>
        new("", Fault: fault, Address: address, Detail: detail);
}
