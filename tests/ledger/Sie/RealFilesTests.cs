using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>
/// Files as accounting programs write them, in the folder that FINSAM_SIE_SAMPLES names; skipped without it. They are read, or refused with
/// a line for what is really wrong with them, but never break the reader.
/// </summary>
public sealed class RealFilesTests
{
    [SamplesFact]
    public void Every_real_file_is_read_or_refused_for_what_is_wrong_with_it()
    {
        var paths = RealFileVerdicts.Paths;
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            var reading = SieText.Check(SieReader.Read(File.ReadAllBytes(path)));

            var problems = reading.Problems.Kept.Where(problem => !RealFileVerdicts.OfImportFiles.Contains(problem.Reason)).ToList();
            var verdict = RealFileVerdicts.Of(path);
            Assert.All(problems, problem => Assert.True(
                problem.Reason == verdict, $"{Path.GetFileName(path)}:{problem.Line} {problem.Reason} {problem.Message}"));
            Assert.Equal(verdict is not null, problems.Count > 0);
        }
    }
}
