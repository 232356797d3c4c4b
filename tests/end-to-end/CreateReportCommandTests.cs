using Finsam.Participants.V1;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

public sealed class CreateReportCommandTests
{
    private static readonly string[] Period = ["--from", "2017-01-01", "--to", "2017-12-31"];

    [Fact]
    public async Task The_office_lists_templates_and_makes_a_report_of_one_that_composes_once_and_no_more()
    {
        var office = await OfficeAsync();
        var listed = await office.RunAsync("create-report", office.Forbund);
        Assert.All(["arsredovisning", "delarsbokslut", "insatsrapport", "färdig"], shown => Assert.Contains(shown, listed));

        var made = await office.RunAsync(["create-report", office.Forbund, "arsredovisning", .. Period, "--name", "Provförbundet", "--out", office.File]);
        Assert.Contains($"./finsam report {office.Forbund} --from 2017-01-01 --to 2017-12-31", made);
        Assert.Contains("\"forbundName\": \"Provförbundet\"", await File.ReadAllTextAsync(office.File));
        Assert.Contains("\"from\": \"2016-01-01\"", await File.ReadAllTextAsync(office.File));
        Assert.Contains("Årsredovisning 2017: ", await office.RunAsync(["report", office.Forbund, .. Period, "--format", "json", "--out", office.File]));

        var again = await office.RefusedAsync(1, ["create-report", office.Forbund, "arsredovisning", .. Period, "--name", "Provförbundet"]);
        Assert.Contains("Rapporten finns redan och lämnas som den är.", again);
    }

    [Fact]
    public async Task The_report_of_an_insats_is_made_beside_that_of_the_forbund()
    {
        var office = await OfficeAsync();
        await office.RunAsync(["create-report", office.Forbund, "insatsrapport", .. Period, "--insats", "301", "--name", "Provförbundet"]);
        var composed = await office.RunAsync(["report", office.Forbund, "--insats", "301", "--format", "json", "--out", office.File]);
        Assert.Contains("Årsrapport 2017 för insats 301", composed);
        Assert.Contains("har ingen sådan rapport", await office.RefusedAsync(1, ["report", office.Forbund]));
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_told_by_its_option()
    {
        var office = await OfficeAsync();
        var missing = await office.RefusedAsync(2, ["create-report", office.Forbund, "arsredovisning", "--from", "2017-01-01"]);
        Assert.Contains("--to ÅÅÅÅ-MM-DD behövs för att göra en rapport.", missing);
        Assert.Contains("--name NAMN behövs för att göra en rapport.", missing);
        var unknown = await office.RefusedAsync(1, ["create-report", office.Forbund, "arsbok", .. Period, "--name", "Provförbundet"]);
        Assert.Contains("Mallen \"arsbok\" finns inte.", unknown);
        Assert.Contains("arsredovisning", unknown);
    }

    private static async Task<Office> OfficeAsync()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund("mall");
        await stack.Participants("forbundschef", forbund).PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = "register",
            Forbund = forbund,
            Period = new() { From = "2017-01-01", To = "2017-12-31" },
            Members = { new Member { Id = "kommunen", Name = "Kommunen" } },
            Insatser = { new Insats { Code = "301", Name = "Teamet", Group = "Insatser", Kind = InsatsKind.Individual, Controller = "kommunen" } },
        });
        return new Office(stack, forbund);
    }

    private sealed record Office(TestStack Stack, string Forbund)
    {
        public string File { get; } = Path.Combine(Path.GetTempPath(), $"{Forbund}.json");

        public async Task<string> RunAsync(params string[] arguments)
        {
            var (exit, output) = await CommandLine.RunAsync(Stack.Folder.Root, Settings, arguments);
            Assert.True(exit == 0, output);
            return output;
        }

        public async Task<string> RefusedAsync(int code, string[] arguments)
        {
            var (exit, output) = await CommandLine.RunAsync(Stack.Folder.Root, Settings, arguments);
            Assert.True(exit == code, output);
            return output;
        }

        private Dictionary<string, string> Settings => new()
        {
            ["FINSAM_GATEWAY"] = $"{Stack.Gateway}",
            ["FINSAM_CA"] = Stack.Folder.CertificateAuthority,
            ["FINSAM_TOKEN"] = Stack.Token("forbundschef", Forbund),
        };
    }
}
