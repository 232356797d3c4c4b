using System.Text;
using Finsam.Participants.Domain;
using Finsam.Participants.ImportParticipations;
using Xunit;

namespace Finsam.Participants.Tests.ImportParticipations;

public class ParticipationsFileTests
{
    private static readonly string Header = string.Join(';', ImportColumns.All);

    [Fact]
    public void Rows_are_read_by_column_name_with_or_without_a_byte_order_mark()
    {
        var columns = ImportColumns.All.Reverse().Append("anteckning").ToList();
        var fields = columns.Select(column => column switch { "insats" => "301", "support_before" => "other|none", _ => "" });
        var text = $"{string.Join(';', columns)}\r\n{string.Join(';', fields)}\r\n";
        foreach (var content in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)] })
        {
            var (line, draft) = Assert.Single(Read(content, out var problems));
            Assert.Empty(problems);
            Assert.Equal((2, "301"), (line, draft.Insats));
            Assert.Equal(["other", "none"], draft.SupportBefore);
        }
    }

    [Fact]
    public void Blank_lines_are_passed_over_and_lines_still_counted()
    {
        var rows = Read(Encoding.UTF8.GetBytes($"{Header}\n301;D1\n\n302;D2\n"), out _);
        Assert.Equal([(2, "D1"), (4, "D2")], rows.Select(row => (row.Line, row.Draft.Participation)));
    }

    [Fact]
    public void Each_missing_column_is_a_problem()
    {
        Assert.Empty(Read("insats;participation\n301;D1\n"u8.ToArray(), out var problems));
        Assert.Equal(ImportColumns.Required.Except(["insats", "participation"]), problems.Select(problem => problem.Field));
        Assert.All(problems, problem => Assert.Equal((1, "COLUMN_MISSING"), (problem.Line, problem.Reason)));
    }

    [Fact]
    public void A_file_in_another_encoding_is_found_at_its_first_bad_line()
    {
        var check = new EncodingCheck();
        check.Append([.. Encoding.UTF8.GetBytes($"{Header}\nå;D1\n"), .. Encoding.Latin1.GetBytes("ö;D2\n")]);
        Assert.Equal(3, check.Complete());
    }

    [Theory]
    [InlineData("301;D1\n301;D\"2\n301;D3\n", 3)]
    [InlineData("301;D1\n301;D2\n301;D\"3\n", 4)]
    [InlineData("301;D1\n301;D2\n301;D\"3", 4)]
    public void A_quote_within_a_field_is_a_problem_of_its_own_line(string rows, int line)
    {
        var read = Read(Encoding.UTF8.GetBytes($"{Header}\n{rows}"), out var problems);
        var problem = Assert.Single(problems);
        Assert.Equal((line, "CSV_INVALID"), (problem.Line, problem.Reason));
        Assert.Equal(Enumerable.Range(2, 3).Except([line]), read.Select(row => row.Line));
    }

    [Fact]
    public void An_empty_file_is_a_problem()
    {
        Assert.Empty(Read([], out var problems));
        Assert.Equal("COLUMN_MISSING", Assert.Single(problems).Reason);
    }

    private static List<(int Line, ParticipationDraft Draft)> Read(byte[] content, out IReadOnlyList<Common.V1.LineProblem> problems)
    {
        var found = new ImportProblems();
        var rows = ParticipationsFile.Read(new MemoryStream(content), found, _ => { }).Select(row => (row.Line, row.Draft!)).ToList();
        problems = found.ToResponse().Refusal.Problems;
        Assert.Equal(problems.Count, found.Count);
        return rows;
    }
}
