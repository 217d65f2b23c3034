using System.Reflection;
using System.Reflection.Emit;
using Orleans;

namespace Marketplace.Embedded;

/// <summary>How generated calls copy, show and change their arguments.</summary>
internal static partial class CallClass
{
    private static readonly MethodInfo CopyOf = typeof(Isolation).GetMethods()
        .Single(method => string.Equals(method.Name, nameof(Isolation.Copy), StringComparison.Ordinal) && method.GetParameters().Length == 1);

    private static void DefineCopy(TypeBuilder call, ParameterInfo[] parameters, FieldInfo[] fields)
    {
        var body = call.DefineMethod(nameof(GrainCall.CopyArguments), Override, typeof(void), []).GetILGenerator();
        for (var index = 0; index < fields.Length; index++)
        {
            var type = fields[index].FieldType;
            if (Isolation.IsImmutable(type) || parameters[index].IsDefined(typeof(ImmutableAttribute)))
            {
                continue;
            }

            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, fields[index]);
            body.Emit(OpCodes.Call, CopyOf.MakeGenericMethod(type));
            body.Emit(OpCodes.Stfld, fields[index]);
        }

        body.Emit(OpCodes.Ret);
    }

    private static void DefineArguments(TypeBuilder call, FieldInfo[] fields)
    {
        var count = call.DefineMethod(nameof(GrainCall.GetArgumentCount), Override, typeof(int), []).GetILGenerator();
        count.Emit(OpCodes.Ldc_I4, fields.Length);
        count.Emit(OpCodes.Ret);

        var get = call.DefineMethod(nameof(GrainCall.GetArgument), Override, typeof(object), [typeof(int)]).GetILGenerator();
        ForEachIndex(get, fields, typeof(GrainCall).GetMethod(nameof(GrainCall.GetArgument))!, field =>
        {
            get.Emit(OpCodes.Ldarg_0);
            get.Emit(OpCodes.Ldfld, field);
            get.Emit(OpCodes.Box, field.FieldType);
        });

        var set = call.DefineMethod(nameof(GrainCall.SetArgument), Override, typeof(void), [typeof(int), typeof(object)]).GetILGenerator();
        ForEachIndex(set, fields, typeof(GrainCall).GetMethod(nameof(GrainCall.SetArgument))!, field =>
        {
            set.Emit(OpCodes.Ldarg_0);
            set.Emit(OpCodes.Ldarg_2);
            set.Emit(OpCodes.Unbox_Any, field.FieldType);
            set.Emit(OpCodes.Stfld, field);
        });
    }

    /// <summary>A switch over the index; the base class throws for one that is out of range.</summary>
    private static void ForEachIndex(ILGenerator body, FieldInfo[] fields, MethodInfo otherwise, Action<FieldInfo> emit)
    {
        var labels = Array.ConvertAll(fields, _ => body.DefineLabel());
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Switch, labels);
        for (var index = 0; index <= otherwise.GetParameters().Length; index++)
        {
            body.Emit(OpCodes.Ldarg, index);
        }

        body.Emit(OpCodes.Call, otherwise);
        body.Emit(OpCodes.Ret);
        for (var index = 0; index < fields.Length; index++)
        {
            body.MarkLabel(labels[index]);
            emit(fields[index]);
            body.Emit(OpCodes.Ret);
        }
    }

    private static void DefineCancellation(TypeBuilder call, FieldInfo[] fields)
    {
        if (Array.Find(fields, field => field.FieldType == typeof(CancellationToken)) is not { } token)
        {
            return;
        }

        var get = call.DefineMethod(nameof(GrainCall.GetCancellationToken), Override, typeof(CancellationToken), []).GetILGenerator();
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldfld, token);
        get.Emit(OpCodes.Ret);

        var set = call.DefineMethod(nameof(GrainCall.SetCancellationToken), Override, typeof(void), [typeof(CancellationToken)]).GetILGenerator();
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, token);
        set.Emit(OpCodes.Ret);
    }
}
