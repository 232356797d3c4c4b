namespace Finsam.Ledger.Domain.Sie;

/// <summary>One record of a SIE file: a label with its fields, or a brace that opens or closes a voucher.</summary>
/// <param name="Line">One-based line that it begins on.</param>
/// <param name="Label">With its <c>#</c>, in upper case; <c>{</c>, <c>}</c>; or empty for a line that is no record.</param>
/// <param name="Fields">The fields in order.</param>
internal sealed record SieRecord(int Line, string Label, IReadOnlyList<SieField> Fields)
{
    /// <summary>Text of a field; empty when the record has no such field or it is an object list.</summary>
    public string this[int index] => index < Fields.Count ? Fields[index].Text : "";
}
