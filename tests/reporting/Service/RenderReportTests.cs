using System.IO.Compression;
using System.Text;
using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

public class RenderReportTests
{
    [Fact]
    public async Task Every_format_comes_through_the_gateway_and_alike_every_time()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        await scenario.ComposeAsync();
        foreach (var (format, start) in new[] { (Format.Docx, "PK"), (Format.Xlsx, "PK"), (Format.Csv, "PK"), (Format.Html, "<!doctype html>") })
        {
            var bytes = await scenario.RenderAsync(format);
            Assert.StartsWith(start, Encoding.Latin1.GetString(bytes));
            Assert.Equal(bytes, await scenario.RenderAsync(format));
        }

        using var archive = new ZipArchive(new MemoryStream(await scenario.RenderAsync(Format.Csv)));
        Assert.Equal(["01-resultat.csv", "02-deltagare.oversikt.csv", "03-nyckeltal.csv"], archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task One_table_comes_as_csv_and_one_that_is_not_there_is_told_with_those_that_are()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        await scenario.ComposeAsync();
        Assert.Equal(
            "\uFEFFBenämning;2017 (kr)\r\nBidrag;1500\r\nÅrets resultat;1500\r\n",
            Encoding.UTF8.GetString(await RenderAsync(scenario, Format.Csv, "resultat")));
        var unknown = await Assert.ThrowsAsync<RpcException>(() => RenderAsync(scenario, Format.Csv, "balans"));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        var misplaced = await Assert.ThrowsAsync<RpcException>(() => RenderAsync(scenario, Format.Pdf, "resultat"));
        Assert.Equal(StatusCode.InvalidArgument, misplaced.StatusCode);
    }

    private static async Task<byte[]> RenderAsync(ReportScenario scenario, Format format, string table)
    {
        using var call = scenario.Reporting.RenderReport(
            new RenderReportRequest { Forbund = scenario.Forbund, Period = scenario.Period, Format = format, Table = table });
        using var bytes = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            chunk.Data.WriteTo(bytes);
        }

        return bytes.ToArray();
    }
}
