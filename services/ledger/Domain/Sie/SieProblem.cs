namespace Finsam.Ledger.Domain.Sie;

/// <summary>Something wrong with, or odd about, a line of a SIE file.</summary>
/// <param name="Line">One-based line; 0 for the file as a whole.</param>
/// <param name="Field">Record and field, such as <c>#TRANS amount</c>.</param>
/// <param name="Reason">Stable reason.</param>
/// <param name="Message">What was found, in Swedish. Never holds a voucher's text, which may name a person.</param>
/// <param name="Accepted">What is accepted instead, in Swedish.</param>
internal sealed record SieProblem(int Line, string Field, SieReason Reason, string Message, string Accepted = "");
