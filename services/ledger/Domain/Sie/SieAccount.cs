namespace Finsam.Ledger.Domain.Sie;

/// <summary>An account that a file declares.</summary>
/// <param name="Number">Number.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>T</c> asset, <c>S</c> liability or equity, <c>K</c> cost, <c>I</c> income; empty when not told.</param>
internal sealed record SieAccount(string Number, string Name, string Kind)
{
    /// <summary>#ENHET: unit of quantities on the account; empty when not told.</summary>
    public string Unit { get; init; } = "";

    /// <summary>#SRU: codes of the tax return, in the order of the file.</summary>
    public IReadOnlyList<string> SruCodes { get; init; } = [];

    /// <summary>
    /// True when the account carries a balance into the next year; by its first digit where #KTYP is not told (BAS chart).
    /// </summary>
    public bool IsBalance => Kind.Length > 0 ? Kind is "T" or "S" : Number.Length > 0 && Number[0] is '1' or '2';
}
