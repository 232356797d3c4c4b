using Dapper;
using Finsam.Ledger.Api;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>The register of objects. Who changes it holds the chain's lock, so that nothing is posted between the check and the change.</summary>
internal sealed class ObjectRegister(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    /// <summary>Most earlier versions that are told of an object.</summary>
    public const int MostVersions = 100;

    /// <summary>An object; null when there is none.</summary>
    public Task<ObjectRow?> FindAsync(int dimension, string code) => connection.QuerySingleOrDefaultAsync<ObjectRow>(Command(
        $"select {ObjectRow.Columns} from dimension_object where forbund_id = @forbund and dimension = @dimension and code = @code",
        new { forbund, dimension, code }));

    /// <summary>An object.</summary>
    /// <exception cref="RefusedException"><see cref="LedgerReason.ObjectNotFound"/>.</exception>
    public async Task<ObjectRow> GetAsync(int dimension, string code) => await FindAsync(dimension, code) ?? throw new RefusedException(
        new Refusal(LedgerReason.ObjectNotFound, "code", "Objektet finns inte i dimensionen.", "ett objekt som är upplagt"));

    /// <summary>How an object stood before, the latest first.</summary>
    public async Task<IReadOnlyList<ObjectRow>> EarlierAsync(int dimension, string code) =>
    [
        .. await connection.QueryAsync<ObjectRow>(Command($"""
            select {ObjectRow.Columns}, ended_at, ended_by
            from dimension_object_version
            where forbund_id = @forbund and dimension = @dimension and code = @code
            order by version desc
            limit @MostVersions
            """, new { forbund, dimension, code, MostVersions })),
    ];

    /// <summary>Objects of a dimension after a code, in order.</summary>
    public async Task<IReadOnlyList<ObjectRow>> ListAsync(int dimension, string group, DateOnly? openOn, string after, int most) =>
    [
        .. await connection.QueryAsync<ObjectRow>(Command($"""
            select {ObjectRow.Columns}
            from dimension_object
            where forbund_id = @forbund and dimension = @dimension and code collate "C" > @after
                and (@group = '' or object_group = @group)
                and (@openOn::date is null or (coalesce(closed_from > @openOn::date, true)
                    and @openOn::date between coalesce(period_from, '-infinity') and coalesce(period_to, 'infinity')))
            order by code collate "C"
            limit @most
            """, new { forbund, dimension, group, openOn, after, most })),
    ];

    /// <summary>Adds an object that is not there. Any file that names it later may name it otherwise.</summary>
    public Task AddAsync(ObjectRow added, string addedBy) => connection.ExecuteAsync(Command("""
        insert into dimension_object (forbund_id, dimension, code, name, named_for, owner, object_group, period_from, period_to,
            outside_period, decision_reference, decided_on, decided_amount_ore, changed_by)
        values (@forbund, @Dimension, @Code, @Name, date '0001-01-01', @Owner, @ObjectGroup, @PeriodFrom::date, @PeriodTo::date,
            @OutsidePeriod, @DecisionReference, @DecidedOn::date, @DecidedAmountOre, @addedBy)
        """, Parameters(added, addedBy)));

    /// <summary>Makes an object stand so; the database keeps how it stood before.</summary>
    public Task<ObjectRow> ChangeAsync(ObjectRow changed, string changedBy) => connection.QuerySingleAsync<ObjectRow>(Command($"""
        update dimension_object
        set name = @Name, owner = @Owner, object_group = @ObjectGroup, period_from = @PeriodFrom::date, period_to = @PeriodTo::date,
            outside_period = @OutsidePeriod, decision_reference = @DecisionReference, decided_on = @DecidedOn::date,
            decided_amount_ore = @DecidedAmountOre, closed_from = @ClosedFrom::date, changed_by = @addedBy
        where forbund_id = @forbund and dimension = @Dimension and code = @Code
        returning {ObjectRow.Columns}
        """, Parameters(changed, changedBy)));

    private object Parameters(ObjectRow row, string addedBy) => new
    {
        forbund,
        addedBy,
        row.Dimension,
        row.Code,
        row.Name,
        row.Owner,
        row.ObjectGroup,
        row.PeriodFrom,
        row.PeriodTo,
        row.OutsidePeriod,
        row.DecisionReference,
        row.DecidedOn,
        row.DecidedAmountOre,
        row.ClosedFrom,
    };

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
