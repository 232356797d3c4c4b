using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Loading;
using Finsam.Cli.Reports;
using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

/// <summary>The sample förbund under a slug of its own, so that tests don't meet in the database.</summary>
internal sealed class SampleForbund : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("finsam-case-").FullName;
    private readonly GatewayClient _client;

    private SampleForbund(TestStack stack)
    {
        Stack = stack;
        _client = new GatewayClient(stack.Gateway, stack.Folder);
    }

    public TestStack Stack { get; }

    public string Slug { get; } = TestStack.NewForbund("vasterbergslagen");

    public RecordingDisplay Display { get; } = new();

    public static async Task<SampleForbund> CreateAsync() => new(await TestStack.Shared);

    /// <summary>The sample of a year.</summary>
    public static string SampleOf(int year) => year == 2019 ? "vanersborg-mellerud-2019" : $"vasterbergslagen-{year}";

    /// <summary>The period of a year's report: the delårsbokslut's ends in August.</summary>
    public static Period PeriodOf(int year) => new() { From = $"{year}-01-01", To = year == 2019 ? "2019-08-31" : $"{year}-12-31" };

    /// <summary>The case folder of a year, for a test to change.</summary>
    public string Folder(int year)
    {
        var folder = Path.Combine(_root, $"{year}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var sample = Path.Combine(TestStack.RepositoryRoot, "samples", SampleOf(year));
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Replace(year, "forbund.json", $"\"slug\": \"{SampleOf(year)[..SampleOf(year).LastIndexOf('-')]}\"", $"\"slug\": \"{Slug}\"");
        return folder;
    }

    /// <summary>Changes the text of a file of the folder, byte for byte elsewhere.</summary>
    public void Replace(int year, string file, string old, string fresh)
    {
        var path = Path.Combine(Folder(year), file);
        var text = File.ReadAllText(path, System.Text.Encoding.Latin1);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, fresh, StringComparison.Ordinal), System.Text.Encoding.Latin1);
    }

    /// <summary>Loads a year as <c>finsam load</c> does.</summary>
    /// <param name="year">Year of the sample.</param>
    /// <param name="before">Called before each step.</param>
    public Task<LoadCount> LoadAsync(int year, Action<LoadStep>? before = null) =>
        new CaseLoader(_client, Display) { Before = before }.LoadAsync(CaseFolder.Read(Folder(year)), CancellationToken.None);

    /// <summary>Composes a year's report and gives it as JSON.</summary>
    public async Task<string> ReportAsync(int year) => await File.ReadAllTextAsync(await SaveAsync(year, ReportFormat.Json));

    /// <summary>Composes a year's report and saves it.</summary>
    /// <returns>Path of the file.</returns>
    public async Task<string> SaveAsync(int year, ReportFormat format)
    {
        var composer = new ReportComposer(_client, Display);
        var composition = await composer.ComposeAsync(Slug, PeriodOf(year), CancellationToken.None);
        return await composer.SaveAsync(Slug, composition, format, Path.Combine(_root, $"{year}.{format.Extension}"), CancellationToken.None);
    }

    /// <summary>Composes a year's report and asserts that every published figure is in it.</summary>
    public async Task AssertFiguresAsync(int year)
    {
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder(year), "expected.json"));
        var (mismatches, count) = Figures.Compare(expected, await ReportAsync(year));
        Assert.Empty(mismatches);
        Assert.True(count > 300, $"{year} has {count} published figures.");
    }

    /// <summary>How many postings the ledger has for the förbund.</summary>
    public async Task<int> CountPostingsAsync()
    {
        var ledger = Stack.Ledger("ekonom", Slug);
        var (count, token) = (0, "");
        do
        {
            var page = await ledger.ListPostingsAsync(new ListPostingsRequest
            {
                Forbund = Slug, From = "2010-01-01", To = "2030-12-31", PageSize = 1000, PageToken = token,
            });
            count += page.Postings.Count;
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return count;
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
