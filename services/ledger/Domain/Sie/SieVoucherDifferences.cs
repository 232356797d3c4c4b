using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Vouchers;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Says what a voucher of a file has otherwise than the one that is booked under its number. Of texts only that they differ: they may name
/// a person.
/// </summary>
internal static class SieVoucherDifferences
{
    /// <summary>Most differences that are named of a voucher.</summary>
    public const int MostNamed = 10;

    /// <summary>The differences for people, such as <c>datum 2017-03-02 i stället för 2017-03-01; rad 2: konto 1940 i stället för 1930</c>.</summary>
    /// <param name="told">The voucher in the file.</param>
    /// <param name="toldRows">Its rows.</param>
    /// <param name="booked">The voucher in the books.</param>
    public static string Describe(SieVoucher told, IReadOnlyList<VoucherRow> toldRows, Voucher booked)
    {
        var differences = OfVoucher(told, booked).Concat(OfRows(toldRows, booked.Rows)).ToList();
        if (differences.Count == 0)
        {
            return "annat än datum, texter, konton, belopp och objekt";
        }

        return string.Join("; ", differences.Take(MostNamed))
            + (differences.Count > MostNamed ? $"; och {differences.Count - MostNamed} skillnader till" : "");
    }

    private static IEnumerable<string> OfVoucher(SieVoucher told, Voucher booked)
    {
        if (told.Date != booked.Date)
        {
            yield return Instead("datum", Day(told.Date), Day(booked.Date));
        }

        if (told.Text != booked.Text)
        {
            yield return "annan text";
        }
    }

    private static IEnumerable<string> OfRows(IReadOnlyList<VoucherRow> told, IReadOnlyList<VoucherRow> booked)
    {
        for (var i = 0; i < Math.Min(told.Count, booked.Count); i++)
        {
            var parts = OfRow(told[i], booked[i]).ToList();
            if (parts.Count > 0)
            {
                yield return $"rad {i + 1}: {string.Join(", ", parts)}";
            }
        }

        for (var i = booked.Count; i < told.Count; i++)
        {
            yield return $"rad {i + 1} är ny: konto {told[i].Account}, {Ore.Print(told[i].AmountOre)}";
        }

        for (var i = told.Count; i < booked.Count; i++)
        {
            yield return $"rad {i + 1} saknas: konto {booked[i].Account}, {Ore.Print(booked[i].AmountOre)}";
        }
    }

    private static IEnumerable<string> OfRow(VoucherRow told, VoucherRow booked)
    {
        if (told.Account != booked.Account)
        {
            yield return Instead("konto", told.Account, booked.Account);
        }

        if (told.AmountOre != booked.AmountOre)
        {
            yield return Instead("belopp", Ore.Print(told.AmountOre), Ore.Print(booked.AmountOre));
        }

        var (toldObjects, bookedObjects) = (Objects(told), Objects(booked));
        if (toldObjects != bookedObjects)
        {
            yield return Instead("objekt", toldObjects, bookedObjects);
        }

        if (told.Date != booked.Date)
        {
            yield return Instead("datum", Day(told.Date), Day(booked.Date));
        }

        if (told.Text != booked.Text)
        {
            yield return "annan text";
        }
    }

    private static string Instead(string what, string told, string booked) => $"{what} {told} i stället för {booked}";

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    // As the file writes them: {6 301}.
    private static string Objects(VoucherRow row) => "{" + SieFields.Shown(string.Join(' ', SieObjects.List(row.Project, row.OtherObjects))) + "}";
}
