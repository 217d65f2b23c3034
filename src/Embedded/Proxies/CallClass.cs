using System.Reflection;
using System.Reflection.Emit;
using Orleans;

namespace Marketplace.Embedded;

/// <summary>Generates the class of the calls of one method: its arguments are fields, so a call is one object.</summary>
internal static class CallClass
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    private static readonly MethodInfo CopyOf = typeof(Isolation).GetMethods()
        .Single(method => string.Equals(method.Name, nameof(Isolation.Copy), StringComparison.Ordinal) && method.GetParameters().Length == 1);

    /// <summary>The constructor takes the arguments; the sender takes the reference and the call, and returns what the method returns.</summary>
    public static (ConstructorInfo Constructor, MethodInfo Send) Generate(Type grainInterface, MethodInfo method)
    {
        Check(method);
        var answer = AnswerOf(method.ReturnType);
        DynamicCode.See(method.ReturnType);
        var parent = answer is null ? typeof(VoidGrainCall) : typeof(GrainCall<>).MakeGenericType(answer);
        var call = DynamicCode.DefineClass($"{grainInterface.FullName}.{method.Name}", parent);
        var parameters = method.GetParameters();
        var fields = parameters.Select(parameter =>
        {
            DynamicCode.See(parameter.ParameterType);
            return call.DefineField($"{parameter.Name}", parameter.ParameterType, FieldAttributes.Private);
        }).ToArray();

        var description = call.DefineField("Description", typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        DefineConstructor(call, parent, fields);
        DefineDescription(call, description);
        DefineInvoke(call, method, fields);
        DefineCopy(call, parameters, fields);
        DefineArguments(call, fields);
        DefineCancellation(call, fields);

        var type = call.CreateType();
        type.GetField("Description")!.SetValue(null, new CallMethod(grainInterface, method));
        return (type.GetConstructors().Single(), Sender(method.ReturnType, answer));
    }

    private static void Check(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition || Array.Exists(method.GetParameters(), parameter => parameter.ParameterType.IsByRef))
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: grain methods here are neither generic nor have ref or out parameters.");
        }

        foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)))
        {
            Isolation.Require(parameter.ParameterType);
        }

        if (AnswerOf(method.ReturnType) is { } answer)
        {
            Isolation.Require(answer);
        }
    }

    private static Type? AnswerOf(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return null;
        }

        if (returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            return returned.GetGenericArguments()[0];
        }

        throw new NotSupportedException($"Grain methods return a task, not {returned}.");
    }

    private static MethodInfo Sender(Type returned, Type? answer) => (answer, returned.IsValueType && returned != typeof(void)) switch
    {
        (null, false) => typeof(CallSender).GetMethod(nameof(CallSender.Send))!.MakeGenericMethod(typeof(Nothing)),
        (null, true) => typeof(CallSender).GetMethod(nameof(CallSender.SendVoidValue))!,
        (_, false) => typeof(CallSender).GetMethod(nameof(CallSender.Send))!.MakeGenericMethod(answer),
        (_, true) => typeof(CallSender).GetMethod(nameof(CallSender.SendValue))!.MakeGenericMethod(answer),
    };

    private static void DefineConstructor(TypeBuilder call, Type parent, FieldInfo[] fields)
    {
        var constructor = call.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, Array.ConvertAll(fields, field => field.FieldType));
        var body = constructor.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, parent.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [])!);
        for (var index = 0; index < fields.Length; index++)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldarg, index + 1);
            body.Emit(OpCodes.Stfld, fields[index]);
        }

        body.Emit(OpCodes.Ret);
    }

    private static void DefineDescription(TypeBuilder call, FieldInfo description)
    {
        var body = call.DefineMethod($"get_{nameof(GrainCall.Method)}", Override | MethodAttributes.SpecialName, typeof(CallMethod), []).GetILGenerator();
        body.Emit(OpCodes.Ldsfld, description);
        body.Emit(OpCodes.Ret);
    }

    private static void DefineInvoke(TypeBuilder call, MethodInfo method, FieldInfo[] fields)
    {
        var body = call.DefineMethod(nameof(GrainCall.InvokeOn), Override, typeof(Task), [typeof(object)]).GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Ldfld, field);
        }

        body.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
        {
            body.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (method.ReturnType.IsValueType)
        {
            var returned = body.DeclareLocal(method.ReturnType);
            body.Emit(OpCodes.Stloc, returned);
            body.Emit(OpCodes.Ldloca, returned);
            body.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        body.Emit(OpCodes.Ret);
    }

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
