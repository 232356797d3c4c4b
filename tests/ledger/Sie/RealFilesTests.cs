using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>
/// Files as accounting programs write them, in the folder that FINSAM_SIE_SAMPLES names; skipped without it. They are read, or refused with
/// a line for what is really wrong with them, but never break the reader.
/// </summary>
public sealed class RealFilesTests
{
    /// <summary>What is wrong with files that are not sound bookkeeping.</summary>
    private static readonly Dictionary<string, SieReason> Unsound = new()
    {
        ["avendo_4e_badbalance.se"] = SieReason.SieVoucherUnbalanced,
        ["softonexe_4e_brokenquote_unbalanced.se"] = SieReason.SieVoucherUnbalanced,
        ["softone_4e_linebreak_diff.se"] = SieReason.SieAccountNotNumeric,
        ["bl_typ4.se"] = SieReason.SieVoucherNumberDuplicate,
    };

    /// <summary>What import files (4I) lack without the accounts and years of a ledger.</summary>
    private static readonly SieReason[] OfImportFiles =
        [SieReason.SieAccountUndeclared, SieReason.SieFiscalYearUnknown, SieReason.SieFiscalYearMissing];

    [SamplesFact]
    public void Every_real_file_is_read_or_refused_for_what_is_wrong_with_it()
    {
        var paths = Directory.EnumerateFiles(SamplesFactAttribute.Folder!)
            .Where(path => Path.GetExtension(path) is ".se" or ".si").ToList();
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            var reading = SieText.Check(SieReader.Read(File.ReadAllBytes(path)));

            Assert.All(reading.Problems.Kept, problem => Assert.True(
                OfImportFiles.Contains(problem.Reason) || (Unsound.TryGetValue(name, out var reason) && problem.Reason == reason),
                $"{name}:{problem.Line} {problem.Reason} {problem.Message}"));
            Assert.Equal(Unsound.ContainsKey(name), reading.Problems.Kept.Any(problem => !OfImportFiles.Contains(problem.Reason)));
        }
    }
}
