using Finsam.Ledger.Api;

namespace Finsam.Ledger.Storage;

/// <summary>What the registers have against a row that names what is there.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Field">The field of the row: <c>account</c> or <c>project</c>.</param>
/// <param name="Message">What was found, in Swedish.</param>
/// <param name="Accepted">What is accepted instead, in Swedish.</param>
/// <param name="IsWarning">True when a single posting is carried out all the same.</param>
internal readonly record struct RowFault(LedgerReason Reason, string Field, string Message, string Accepted, bool IsWarning = false);
