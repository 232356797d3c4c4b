namespace Finsam.Ledger.Domain.Templates;

/// <summary>A line of a ready statement: of accounts, or the total of lines before it.</summary>
/// <param name="Code">Short name, the same in every chart.</param>
/// <param name="Label">What it is called in print.</param>
/// <param name="Accounts">Accounts and ranges; null: a total or a heading.</param>
/// <param name="Sum">Codes of the lines that it totals; null: none.</param>
/// <param name="IsRare">True where most förbund have nothing there, so that it is left out when it is empty.</param>
internal sealed record StatementLine(string Code, string Label, string[]? Accounts = null, string[]? Sum = null, bool IsRare = false);
