using Dapper;
using Finsam.Participants.Domain;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.CodeLists;

/// <summary>The code lists. Those alike for all change by migration only, so a process reads them once.</summary>
internal sealed class CodeBookSource(TenantDataSource dataSource) : IDisposable
{
    // One reads for all: the first callers of a process come together, and would take a connection each.
    private readonly SemaphoreSlim _reading = new(1);
    private CodeBook? _book;

    /// <summary>
    /// The code lists as the database has them. Takes a connection of its own: whoever holds one already may wait for it for ever.
    /// </summary>
    public async ValueTask<CodeBook> ReadAsync(CancellationToken cancellationToken)
    {
        if (_book is not null)
        {
            return _book;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _book ??= await SelectAsync(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<CodeBook> SelectAsync(CancellationToken cancellationToken)
    {
        // Days of year 1 and 9999 stand for the infinities, which DateOnly does not have.
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var entries = await connection.QueryAsync<CodeEntry>(new CommandDefinition("""
            select list, code, greatest(valid_from, '0001-01-01') as valid_from, least(valid_to, '9999-12-31') as valid_to
            from code_list_code
            order by list, position
            """, cancellationToken: cancellationToken));
        return new CodeBook(entries.AsList());
    }
}
