using System.Text;
using Finsam.Ledger.Tests.Sie;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Import, export, import into a fresh förbund, export: the files are the same, and so are the books.</summary>
internal static class SieRoundTrip
{
    /// <summary>Imports files in order, goes round with a fiscal year, and gives its file.</summary>
    /// <param name="year">The fiscal year to export.</param>
    /// <param name="withBooks">False where the books hold more than the exported year.</param>
    /// <param name="files">Files to import.</param>
    public static async Task<string> CheckAsync(string year, bool withBooks, params byte[][] files)
    {
        var first = await LedgerForbund.NewAsync();
        foreach (var file in files)
        {
            var answer = await first.ImportAsync(file);
            Assert.True(answer.Refusal is null, answer.Refusal?.Problems.FirstOrDefault()?.ToString());
        }

        var (exported, summary) = await first.ExportAsync(year);
        Assert.Empty(SieExportChecker.Faults(exported, isImportKind: false));
        Assert.Equal(exported.Length, summary.SizeBytes);

        var second = await LedgerForbund.NewAsync();
        var again = await second.ImportAsync(exported);
        Assert.True(again.Refusal is null, again.Refusal?.Problems.FirstOrDefault()?.ToString());
        Assert.Equal(summary.Vouchers, again.Summary.VouchersPosted);
        Assert.Equal(Undated(exported), Undated((await second.ExportAsync(year)).File));
        // Where a text holds what a file cannot, the books differ by what was told of it.
        if (withBooks && summary.Warnings.Count == 0)
        {
            Assert.Equal(await first.ContentAsync(), await second.ContentAsync());
        }

        return Undated(exported);
    }

    // The day of writing is in #GEN, and so in the checksum.
    private static string Undated(byte[] file) => string.Join(
        '\n',
        CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(file).Split("\r\n")
            .Where(line => !line.StartsWith("#GEN", StringComparison.Ordinal) && !line.StartsWith("#KSUMMA", StringComparison.Ordinal)));
}
