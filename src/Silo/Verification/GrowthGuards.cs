namespace Marketplace.Verification;

/// <summary>What keeps a table from being rewritten: its trigger, and the privileges that the application does not have.</summary>
internal static class GrowthGuards
{
    /// <param name="tables">Names of this product's own tables; they become part of the statement.</param>
    public static SqlCheck Of(params ReadOnlySpan<string> tables)
    {
        var names = string.Join(", ", tables.ToArray().Select(table => $"('{table}')"));
        return new SqlCheck(
            "tables that only grow",
            $"from (values {names}) guarded",
            $"""
            select format('The trigger %s_only_grow is missing or off.', name)
            from (values {names}) as guarded (name)
            where not exists (
              select from pg_trigger
              where tgname = name || '_only_grow' and tgrelid = name::regclass and tgenabled in ('O', 'A')
                and tgfoid = 'refuse_change()'::regprocedure)
            union all
            select format('The application may %s %s.', lower(privilege), name)
            from (values {names}) as guarded (name), unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as privilege
            where has_table_privilege('marketplace_app', name, privilege)
              or (privilege = 'UPDATE' and has_any_column_privilege('marketplace_app', name, 'UPDATE'))
            """);
    }
}
