using Finsam.Ledger.Domain.Checks;
using Finsam.Refusals;
using CheckedFigure = Finsam.Ledger.Domain.Checks.CheckedFigure;
using StatementCheck = Finsam.Ledger.Domain.Checks.StatementCheck;

namespace Finsam.Ledger.VerifyStatements;

/// <summary>Checks in the contract's words.</summary>
internal static class StatementChecks
{
    /// <summary>A check.</summary>
    public static V1.StatementCheck Of(StatementCheck check)
    {
        var message = new V1.StatementCheck
        {
            Kind = Refusal.ToWire(check.Kind), Title = check.Title, Left = Of(check.Left), Right = Of(check.Right), Passed = check.HasPassed ?? false,
        };
        if (check.DifferenceOre is { } difference)
        {
            message.DifferenceOre = difference;
        }

        return message;
    }

    private static V1.CheckedFigure Of(CheckedFigure figure)
    {
        var message = new V1.CheckedFigure { Label = figure.Label };
        if (figure.AmountOre is { } ore)
        {
            message.AmountOre = ore;
        }

        return message;
    }
}
