using System.Data;
using Dapper;

namespace Finsam.Postgres;

/// <summary>How Dapper maps columns: <c>snake_case</c> names to properties, <c>date</c> to <see cref="DateOnly"/>.</summary>
internal static class ColumnMapping
{
    /// <summary>Makes it so, for the whole process.</summary>
    public static void Set()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
    }

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime instant => DateOnly.FromDateTime(instant),
            _ => throw new DataException($"{value.GetType()} is no date."),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }
}
