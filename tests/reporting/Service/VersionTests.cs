using System.Security.Cryptography;
using Dapper;
using Finsam.Reporting.V1;
using Grpc.Core;
using Npgsql;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>A version's way from draft to published, and what stays as the board approved it.</summary>
public class VersionTests
{
    private static readonly Section Text = new() { Name = "01.md", Markdown = "Resultatet blev {{resultat/Årets resultat/2017}} kr." };

    [Fact]
    public async Task A_version_goes_from_draft_to_published_step_by_step_and_each_step_is_kept()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        Assert.Equal("draft", (await scenario.ComposeAsync()).State);

        var early = await Assert.ThrowsAsync<RpcException>(() => scenario.ApproveAsync());
        Assert.Equal(StatusCode.FailedPrecondition, early.StatusCode);
        Assert.Contains("Version 1 är utkast", early.Status.Detail);
        Assert.Equal("ready", (await scenario.MarkReadyAsync()).State);
        Assert.Equal("draft", (await scenario.ReturnAsync("fel bild")).State);
        await scenario.MarkReadyAsync();
        Assert.Equal("approved", (await scenario.ApproveAsync()).State);
        var published = await scenario.PublishAsync();
        Assert.Equal(["ready", "draft", "ready", "approved", "published"], published.Steps.Select(step => step.State));
        Assert.Equal("fel bild", published.Steps[1].Reason);
        Assert.Equal(("2018-03-15", "§ 12", "test:styrelse"), (published.Steps[3].DecidedOn, published.Steps[3].Decision, published.Steps[3].TakenBy));
        Assert.Equal(1, published.Seal.ChainNo);
        Assert.Equal("published", (await scenario.GetAsync()).State);
        await Assert.ThrowsAsync<RpcException>(() => scenario.ReturnAsync("för sent"));
    }

    [Fact]
    public async Task A_step_that_is_sent_again_gives_the_first_answer_and_is_taken_once()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        var first = await scenario.MarkReadyAsync("samma");
        Assert.Equal(first, await scenario.MarkReadyAsync("samma"));
        Assert.Single((await scenario.VersionAsync()).Steps);
    }

    [Fact]
    public async Task The_day_and_the_words_of_a_decision_are_asked_for_together()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.ApproveAsync(decidedOn: "2017-12-31", decision: " "));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(["decided_on", "decision"], Refused.Violations(error).Select(violation => violation.Field));
    }

    [Fact]
    public async Task An_overtaken_draft_is_put_forward_with_a_reason_only()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        await scenario.WaitUntilOvertakenAsync(1);
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.MarkReadyAsync());
        Assert.Contains("Underlaget har ändrats sedan version 1 ställdes samman: ledger", error.Status.Detail);
        Assert.Equal("ready", (await scenario.MarkReadyAsync(reason: "Rör bara nästa år.")).State);
    }

    [Fact]
    public async Task An_approved_version_renders_to_the_same_bytes_whatever_happens_and_says_what_has_moved()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync();
        var approved = await scenario.ApproveAsync();
        Format[] formats = [Format.Html, Format.Json, Format.Pdf];
        var before = await RenderAllAsync();
        Assert.Equal(approved.Seal.HtmlSha256, Convert.ToHexStringLower(SHA256.HashData(before[0])));
        Assert.Equal(approved.Seal.JsonSha256, Convert.ToHexStringLower(SHA256.HashData(before[1])));

        await scenario.PublishAsync();
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        await scenario.PutAsync(Text, new Section { Name = "02.md", Markdown = "Nytt." });
        await scenario.WaitUntilOvertakenAsync(1, "ledger", "reporting");
        Assert.Equal(2, (await scenario.ComposeAsync()).Version);
        Assert.Equal(before, await RenderAllAsync());

        var version = await scenario.VersionAsync(1);
        Assert.Equal(["ledger", "reporting"], version.Moves.Select(move => move.Source));
        Assert.All(version.Moves, move => Assert.True(move.FirstAt.ToDateTimeOffset() > version.Composition.ComposedAt.ToDateTimeOffset()));
        var drift = await scenario.Versions("styrelse").ComputeVersionDriftAsync(
            new ComputeVersionDriftRequest { Forbund = scenario.Forbund, Period = scenario.Period, Version = 1 });
        Assert.Equal(
            [("resultat", "Bidrag", "2017", "1500", "1750"), ("resultat", "Årets resultat", "2017", "1500", "1750")],
            drift.Differences.Select(one => (one.Table, one.Row, one.Column, one.Before, one.After)));

        async Task<List<byte[]>> RenderAllAsync()
        {
            var bytes = new List<byte[]>();
            foreach (var format in formats)
            {
                bytes.Add(await scenario.RenderAsync(format, 1));
            }

            return bytes;
        }
    }

    [Fact]
    public async Task Differences_between_two_versions_are_listed_figure_by_figure_and_page_by_page()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        await scenario.PutAsync(Text, new Section { Name = "02.md", Markdown = "Nytt." });
        await scenario.ComposeAsync();
        var found = new List<VersionDifference>();
        var token = "";
        do
        {
            var page = await scenario.Versions("revisor").ListVersionDifferencesAsync(new ListVersionDifferencesRequest
            {
                Forbund = scenario.Forbund, Period = scenario.Period, Against = 1, PageSize = 2, PageToken = token,
            });
            found.AddRange(page.Differences);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(["Bidrag", "Årets resultat", ""], found.Select(one => one.Row));
        Assert.Equal(("kr", "1500", "1750"), (found[0].Unit, found[0].Before, found[0].After));
        Assert.Equal(("02.md", false, "Nytt."), (found[2].Section, found[2].HasBefore, found[2].After));
    }

    [Theory]
    [InlineData("update composition set title = 'Annat' where forbund_id = @forbund")]
    [InlineData("delete from composition where forbund_id = @forbund")]
    [InlineData("update version_step set decision = '§ 13' where forbund_id = @forbund")]
    [InlineData("delete from version_step where forbund_id = @forbund")]
    [InlineData("update version_seal set seal = '\\x00' where forbund_id = @forbund")]
    [InlineData("update kept_rendering set content = '\\x00' where forbund_id = @forbund")]
    [InlineData("""
        insert into version_step (forbund_id, period_from, period_to, insats, version, step, state, taken_at, taken_by)
        select forbund_id, period_from, period_to, insats, version, 3, 'draft', now(), 'x' from composition where forbund_id = @forbund
        """)]
    public async Task The_database_lets_nobody_change_what_was_approved(string sql)
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync();
        await scenario.ApproveAsync();
        await using var owner = await OpenAsOwnerAsync(scenario);
        var error = await Assert.ThrowsAsync<PostgresException>(() => owner.ExecuteAsync(sql, new { forbund = scenario.Forbund }));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, error.SqlState);
    }

    [Theory]
    [InlineData("composition", "update composition set document = document || ' '::bytea where forbund_id = @forbund", "innehållet har ändrats")]
    [InlineData("version_step", "update version_step set decision = '§ 13' where forbund_id = @forbund and state = 'approved'", "sigillet stämmer inte")]
    [InlineData(
        "kept_rendering",
        "update kept_rendering set content = '\\x20', content_hash = sha256('\\x20') where forbund_id = @forbund",
        "en sparad återgivning har ändrats")]
    public async Task What_was_changed_around_the_triggers_is_found(string table, string sql, string fault)
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync();
        var sealedAs = (await scenario.ApproveAsync()).Seal.Seal;
        var intact = await scenario.Versions("revisor").VerifyVersionsAsync(new VerifyVersionsRequest { Forbund = scenario.Forbund, Seal = sealedAs });
        Assert.Equal((true, 1, sealedAs, ""), (intact.Intact, intact.Versions, intact.Seal, intact.Fault));

        await using var owner = await OpenAsOwnerAsync(scenario);
        await using var transaction = await owner.BeginTransactionAsync();
        await owner.ExecuteAsync($"alter table {table} disable trigger user");
        await owner.ExecuteAsync(sql, new { forbund = scenario.Forbund });
        await owner.ExecuteAsync($"alter table {table} enable trigger user");
        await transaction.CommitAsync();
        var found = await scenario.Versions("revisor").VerifyVersionsAsync(new VerifyVersionsRequest { Forbund = scenario.Forbund });
        Assert.False(found.Intact);
        Assert.Contains(fault, found.Fault);
    }

    [Fact]
    public async Task Seals_of_a_forbund_form_a_chain_and_a_foreign_seal_is_not_in_it()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync();
        await scenario.ApproveAsync();
        await scenario.PutAsync(Text, new Section { Name = "02.md", Markdown = "Rättad." });
        await scenario.ComposeAsync();
        await scenario.MarkReadyAsync(version: 2);
        Assert.Equal(2, (await scenario.ApproveAsync(version: 2)).Seal.ChainNo);
        var foreign = new VerifyVersionsRequest { Forbund = scenario.Forbund, Seal = new string('0', 64) };
        Assert.Contains("finns inte i kedjan", (await scenario.Versions().VerifyVersionsAsync(foreign)).Fault);
    }

    [Fact]
    public async Task Checks_say_whether_the_sources_have_moved()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        var request = new ListVersionChecksRequest { Forbund = scenario.Forbund, Period = scenario.Period, OnlyFindings = true };
        Assert.DoesNotContain((await scenario.Versions().ListVersionChecksAsync(request)).Checks, check => check.Kind == "source_moved");
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        await scenario.WaitUntilOvertakenAsync(1);
        var moved = Assert.Single((await scenario.Versions().ListVersionChecksAsync(request)).Checks, check => check.Kind == "source_moved");
        Assert.Equal(("ledger", "warning"), (moved.Place, moved.Outcome));
        Assert.StartsWith("1 ändring sedan ", moved.Message);
    }

    [Fact]
    public async Task Versions_are_listed_latest_first()
    {
        var scenario = await ReportScenario.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await scenario.PutAsync(Text, new Section { Name = "02.md", Markdown = $"{(char)('a' + i)}" });
            await scenario.ComposeAsync();
        }

        var request = new ListVersionsRequest { Forbund = scenario.Forbund, Period = scenario.Period, PageSize = 2 };
        var first = await scenario.Versions("styrelse").ListVersionsAsync(request);
        request.PageToken = first.NextPageToken;
        var last = await scenario.Versions("styrelse").ListVersionsAsync(request);
        Assert.Equal([3, 2, 1], first.Versions.Concat(last.Versions).Select(version => version.Composition.Version));
        Assert.Equal("", last.NextPageToken);
    }

    private static async Task<NpgsqlConnection> OpenAsOwnerAsync(ReportScenario scenario)
    {
        var connection = await scenario.Stack.OpenDatabaseAsync("reporting");
        await connection.ExecuteAsync("select set_config('finsam.all_forbund', 'on', false)");
        return connection;
    }
}
