using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>
/// Files as accounting programs write them, where the folder that FINSAM_SIE_SAMPLES names is there. They are read, or refused with a line,
/// but never break the reader.
/// </summary>
public sealed class RealFilesTests
{
    private static readonly string[] Refused = ["avendo_4e_badbalance.se", "softonexe_4e_brokenquote_unbalanced.se"];

    [Fact]
    public void Every_real_file_is_read_or_refused_for_a_named_reason()
    {
        foreach (var path in Files())
        {
            var reading = SieText.Check(SieReader.Read(File.ReadAllBytes(path)));
            var name = Path.GetFileName(path);

            Assert.All(reading.Problems.Kept, problem => Assert.True(problem.Message.Length > 0, name));
            if (Refused.Contains(name))
            {
                Assert.Contains(reading.Problems.Kept, problem => problem.Reason == SieReason.SieVoucherUnbalanced);
            }
            else
            {
                // Import files (4I) need the accounts and years of a ledger, and one program gives number 1 to every voucher of a series;
                // anything else is this reader's own fault.
                Assert.All(reading.Problems.Kept, problem => Assert.True(
                    problem.Reason is SieReason.SieAccountUndeclared or SieReason.SieFiscalYearUnknown or SieReason.SieFiscalYearMissing
                        || (problem.Reason == SieReason.SieVoucherNumberDuplicate && name == "bl_typ4.se"),
                    $"{name}:{problem.Line} {problem.Reason} {problem.Message}"));
            }
        }
    }

    private static IEnumerable<string> Files()
    {
        var folder = Environment.GetEnvironmentVariable("FINSAM_SIE_SAMPLES");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".se" or ".si")
            : [];
    }
}
