using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using CellPart = Finsam.Ledger.Domain.Statements.CellPart;
using CellTerm = Finsam.Ledger.Domain.Statements.CellTerm;

namespace Finsam.Ledger.GetCell;

/// <summary>An opened cell in the contract's words.</summary>
internal static class CellMessages
{
    /// <summary>A part.</summary>
    public static V1.CellPart Of(CellPart part) => new()
    {
        Role = Of(part.Role), Row = part.Row.Label, Column = part.Column.Label, Cell = TableCells.Cell(part.Cell),
    };

    /// <summary>A term.</summary>
    public static V1.CellTerm Of(CellTerm term)
    {
        var message = new V1.CellTerm
        {
            Side = term.Side is { } side ? Of(side) : "",
            Row = term.Row.Label,
            Column = term.Column.Label,
            Measure = Of(term.Source.Measure),
            Times = term.Times,
            AmountOre = term.AmountOre,
        };
        switch (term.Term)
        {
            case BookTerm.Booked booked:
                Fill(message, "booked", booked.Accounts, booked.Projects, booked.Span);
                break;
            case BookTerm.Known known:
                Fill(message, Of(known.Kind), known.Accounts, null, known.Year);
                break;
            case BookTerm.Budgeted budgeted:
                Fill(message, "budget", budgeted.Accounts, budgeted.Projects, budgeted.Span);
                message.Version = budgeted.Version;
                message.DecidedTo = budgeted.DecidedTo?.ToIso() ?? "";
                break;
            default:
                throw new InvalidOperationException($"{term.Term.GetType()} has no name.");
        }

        return message;
    }

    /// <summary>A row of a budget.</summary>
    public static V1.BudgetRow Of(BudgetRow row) => new()
    {
        Version = row.Version,
        DecidedOn = row.DecidedOn.ToIso(),
        Project = row.Project,
        Account = row.Account,
        From = row.Span.First.ToIso(),
        To = row.Span.Last.ToIso(),
        AmountOre = row.AmountOre,
    };

    private static void Fill(V1.CellTerm message, string kind, AccountRanges? accounts, IReadOnlySet<string>? projects, DaySpan span)
    {
        message.Kind = kind;
        message.Accounts.Add(accounts?.Texts ?? []);
        message.Projects = projects is null ? null : new Labels { Values = { projects.Order(StringComparer.Ordinal) } };
        message.Span = span.ToMessage();
    }

    private static string Of(CellRole role) => role switch
    {
        CellRole.Added => "added",
        CellRole.TakenAway => "taken_away",
        CellRole.Minuend => "minuend",
        CellRole.Subtrahend => "subtrahend",
        CellRole.Numerator => "numerator",
        CellRole.Divisor => "divisor",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static string Of(CellMeasure measure) => measure switch
    {
        CellMeasure.Movement => "movement",
        CellMeasure.Change => "change",
        CellMeasure.Opening => "opening",
        CellMeasure.Balance => "balance",
        CellMeasure.Budget => "budget",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static string Of(KnownBalance balance) => balance switch
    {
        KnownBalance.Opening => "opening_balance",
        KnownBalance.PreviousOpening => "previous_opening",
        KnownBalance.PreviousClosing => "previous_closing",
        KnownBalance.PreviousResult => "previous_result",
        _ => throw new ArgumentOutOfRangeException(nameof(balance)),
    };
}
