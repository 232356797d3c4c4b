using Dapper;
using Finsam.Ledger.Api;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>The register of accounts. Who changes it holds the chain's lock, so that nothing is posted between the check and the change.</summary>
internal sealed class AccountRegister(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    /// <summary>Most earlier versions that are told of an account.</summary>
    public const int MostVersions = 100;

    /// <summary>An account; null when there is none.</summary>
    public Task<AccountRow?> FindAsync(string number) => connection.QuerySingleOrDefaultAsync<AccountRow>(Command(
        $"select {AccountRow.Columns} from account where forbund_id = @forbund and number = @number", new { forbund, number }));

    /// <summary>An account.</summary>
    /// <exception cref="RefusedException"><see cref="LedgerReason.AccountNotFound"/>.</exception>
    public async Task<AccountRow> GetAsync(string number) => await FindAsync(number) ?? throw new RefusedException(new Refusal(
        LedgerReason.AccountNotFound, "number", "Kontot finns inte i kontoplanen.", "ett konto i kontoplanen"));

    /// <summary>How an account stood before, the latest first.</summary>
    public async Task<IReadOnlyList<AccountRow>> EarlierAsync(string number) =>
    [
        .. await connection.QueryAsync<AccountRow>(Command($"""
            select {AccountRow.Columns}, ended_at, ended_by
            from account_version
            where forbund_id = @forbund and number = @number
            order by version desc
            limit @MostVersions
            """, new { forbund, number, MostVersions })),
    ];

    /// <summary>Every account with its name.</summary>
    public async Task<Dictionary<string, string>> NamesAsync() =>
        (await connection.QueryAsync<(string Number, string Name)>(Command(
            "select number, name from account where forbund_id = @forbund", new { forbund })))
            .ToDictionary(account => account.Number, account => account.Name, StringComparer.Ordinal);

    /// <summary>True when anything is posted on an account, or a year opens with a balance on it.</summary>
    public Task<bool> IsUsedAsync(string number) => connection.ExecuteScalarAsync<bool>(Command("""
        select exists (select from posting where forbund_id = @forbund and account = @number)
            or exists (select from opening_balance where forbund_id = @forbund and account = @number)
        """, new { forbund, number }));

    /// <summary>Adds accounts that are not there. Any file that names them later may name them otherwise.</summary>
    public Task AddAsync(IReadOnlyCollection<AccountRow> accounts, string addedBy) => connection.ExecuteAsync(Command("""
        insert into account (forbund_id, number, name, kind, needs_project, named_for, changed_by)
        select @forbund, number, name, kind, needs_project, date '0001-01-01', @addedBy
        from unnest(@numbers, @names, @kinds, @needs) as added (number, name, kind, needs_project)
        """,
        new
        {
            forbund,
            addedBy,
            numbers = accounts.Select(account => account.Number).ToArray(),
            names = accounts.Select(account => account.Name).ToArray(),
            kinds = accounts.Select(account => account.Kind).ToArray(),
            needs = accounts.Select(account => account.NeedsProject).ToArray(),
        }));

    /// <summary>Makes an account stand so; the database keeps how it stood before.</summary>
    public Task<AccountRow> ChangeAsync(AccountRow account, string changedBy) => connection.QuerySingleAsync<AccountRow>(Command($"""
        update account
        set name = @Name, kind = @Kind, needs_project = @NeedsProject, closed_from = @ClosedFrom::date, changed_by = @changedBy
        where forbund_id = @forbund and number = @Number
        returning {AccountRow.Columns}
        """, new { forbund, account.Number, account.Name, account.Kind, account.NeedsProject, account.ClosedFrom, changedBy }));

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
