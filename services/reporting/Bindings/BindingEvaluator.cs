using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;

namespace Finsam.Reporting.Bindings;

/// <summary>Computes bindings: exactly from the amounts behind the cells, rounded once when they are printed.</summary>
internal static class BindingEvaluator
{
    /// <summary>What is printed for a figure that exists but is held back for its small count.</summary>
    public const string Suppressed = VersionDifferences.Withheld;

    /// <summary>What an expression comes to.</summary>
    public static BindingValue Evaluate(string text, AddressBook addresses)
    {
        var expression = BindingExpression.Read(text);
        if (expression.Fault is { } fault)
        {
            return BindingValue.Faulty(BindingFault.Malformed, text, fault);
        }

        var cells = new List<AddressedCell>();
        foreach (var address in expression.Addresses)
        {
            if (addresses.Find(address) is not { } found)
            {
                return BindingValue.Faulty(BindingFault.Unknown, address, addresses.HasTable(address) ? "" : $"Tabellen {address.Split('/')[0]} finns inte.");
            }

            if (!found.IsPrintable)
            {
                return BindingValue.Faulty(BindingFault.Empty, address);
            }

            cells.Add(found);
        }

        // What is computed of a withheld figure would give it away.
        return cells.Exists(cell => cell.Number is null && cell.Cell.Suppressed) ? new BindingValue(Suppressed)
            : expression.Function.Length == 0 ? Single(cells[0], expression)
            : cells.Find(cell => cell.Number is null) is not null
                ? BindingValue.Faulty(BindingFault.Unit, text, $"{expression.Function} räknar med tal, inte med ord.")
            : Computed(cells, expression, text);
    }

    private static BindingValue Single(AddressedCell cell, BindingExpression expression) =>
        cell.Number is null
            ? new BindingValue(GoalStatus.InPrint(cell.Cell.Text!))
            : WithKnownUnit(cell, Print(new Amount(Exact(cell), cell.Unit, cell.Number.Value.Scale, cell.Number), expression));

    private static BindingValue WithKnownUnit(AddressedCell cell, BindingValue value) =>
        cell.HasKnownUnit || value.HasPrintedUnit ? value : value with { Unit = null };

    private static BindingValue Computed(List<AddressedCell> cells, BindingExpression expression, string text)
    {
        var unit = cells[0].Unit;
        if (cells.Find(cell => !GoTogether(unit, cell.Unit)) is { } other)
        {
            return BindingValue.Faulty(
                BindingFault.Unit, text, $"{expression.Function} räknar med {Unit.Name(unit)} och {Unit.Name(other.Unit)}, som inte går ihop.");
        }

        var numbers = cells.ConvertAll(Exact);
        var scale = cells.Max(cell => cell.Number!.Value.Scale);
        return expression.Function switch
        {
            BindingExpression.Share when numbers[1] == 0 =>
                BindingValue.Faulty(BindingFault.Empty, expression.Addresses[1], "andel av noll finns inte."),
            BindingExpression.Share => new BindingValue(
                $"{SwedishNumber.Format(Signed(numbers[0] / numbers[1] * 100, expression), 0)}\u00a0%", "%", HasPrintedUnit: true),
            BindingExpression.Difference => Print(new Amount(numbers[0] - numbers[1], unit, scale), expression),
            BindingExpression.Sum => Print(new Amount(numbers.Sum(), unit, scale), expression),
            _ => Change(
                Print(new Amount(numbers[0], unit, scale, cells[0].Number), expression),
                Print(new Amount(numbers[1], unit, scale, unit == cells[1].Unit ? cells[1].Number : null), expression),
                Signed(numbers[0], expression) > Signed(numbers[1], expression)),
        };
    }

    // As printed: what is rounded to the same has not changed.
    private static BindingValue Change(BindingValue now, BindingValue before, bool isMore) => (now, before) switch
    {
        ({ Fault: not null }, _) => now,
        (_, { Fault: not null }) => before,
        _ when now.Text == before.Text => now with { Text = $"var oförändrat {now.Text}" },
        _ => now with { Text = $"{(isMore ? "ökade" : "minskade")} från {before.Text} till {now.Text}" },
    };

    private static BindingValue Print(Amount amount, BindingExpression expression)
    {
        var format = expression.Format;
        var unit = format.Unit is null || format.TakesOwnUnit ? amount.Unit : format.Unit;
        if (!GoTogether(amount.Unit, unit))
        {
            return BindingValue.Faulty(
                BindingFault.Unit, expression.Addresses[0], $"Uppgiften är i {Unit.Name(amount.Unit)} och kan inte skrivas i {Unit.Name(unit)}.");
        }

        // As printed in its table, where it is in the table's unit.
        var number = unit == amount.Unit && amount.Printed is { } printed ? printed : amount.Exact / (MoneyUnit.Kronor(unit) ?? 1);
        var decimals = Unit.Decimals(unit) ?? amount.Scale;
        var text = unit == amount.Unit && amount.Printed is not null
            ? SwedishNumber.Format(Signed(number, expression), unit)
            : SwedishNumber.Format(Signed(number, expression), decimals);
        return format.Unit is null || unit == "antal"
            ? new BindingValue(text, unit)
            : new BindingValue($"{text}\u00a0{Unit.Name(unit)}", unit, HasPrintedUnit: true);
    }

    private static decimal Signed(decimal number, BindingExpression expression) => expression.Format.IsUnsigned ? Math.Abs(number) : number;

    /// <summary>The number behind a cell: kronor for money, from the exact amount where there is one.</summary>
    private static decimal Exact(AddressedCell cell) => (MoneyUnit.Kronor(cell.Unit), cell) switch
    {
        (null, _) => cell.Number!.Value,
        (_, { IsShare: false, Cell.AmountOre: { } ore }) => ore / 100m,
        ({ } factor, _) => cell.Number!.Value * factor,
    };

    private static bool GoTogether(string one, string other) =>
        one == other || (MoneyUnit.Kronor(one) is not null && MoneyUnit.Kronor(other) is not null);

    // Kronor for money; as printed in its own unit, where a table prints it.
    private sealed record Amount(decimal Exact, string Unit, int Scale, decimal? Printed = null);
}
