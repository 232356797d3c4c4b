using Dapper;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.V1;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Reporting.Templates;

/// <summary>Reads and writes a förbund's own templates.</summary>
internal static class TemplateStore
{
    /// <summary>What a förbund can use, by id: its own, and the ready ones that it has not put in their place.</summary>
    public static async Task<IReadOnlyList<ReportTemplate>> ListAsync(NpgsqlConnection connection, string forbund, CancellationToken cancellationToken)
    {
        var own = (await connection.QueryAsync<string>(new CommandDefinition(
            "select content from report_template where forbund_id = @forbund", new { forbund }, cancellationToken: cancellationToken)))
            .Select(Read).ToList();
        return [.. own.Concat(ReadyTemplates.All.Values.Where(ready => !own.Exists(template => template.Id == ready.Id)))
            .OrderBy(template => template.Id, StringComparer.Ordinal)];
    }

    /// <summary>A template.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.TemplateNotFound"/>.</exception>
    public static async Task<ReportTemplate> FindAsync(NpgsqlConnection connection, string forbund, string id, CancellationToken cancellationToken)
    {
        var templates = await ListAsync(connection, forbund, cancellationToken);
        return templates.FirstOrDefault(template => template.Id == id) ?? throw new RefusedException(new Refusal(
            ReportingReason.TemplateNotFound, "template", $"Mallen \"{id}\" finns inte.", string.Join(", ", templates.Select(template => template.Id))));
    }

    /// <summary>Puts a template in place of the earlier one; true where it differed.</summary>
    public static async Task<bool> PutAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, ReportTemplate template, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into report_template (forbund_id, template_id, content)
            values (@forbund, @Id, @Content)
            on conflict on constraint report_template_pk do update
            set content = excluded.content, put_at = now()
            where report_template.content <> excluded.content
            """,
            new { forbund, template.Id, Content = JsonFormatter.Default.Format(template) },
            transaction,
            cancellationToken: cancellationToken)) > 0;

    private static ReportTemplate Read(string content)
    {
        var template = JsonParser.Default.Parse<ReportTemplate>(content);
        template.Own = true;
        return template;
    }
}
