import type { Translator } from '@/lib/messages';
import { PostForm } from '../forms/post-form';
import { HiddenFields } from './hidden-fields';
import { LabelledSelect } from './labelled-select';
import type { RuleNodeView } from './rule-types';

type Options = readonly { value: string; label: string }[];
type Tree = { t: Translator; action: string; seen: string; kinds: Options };

/** The rule as nested lists: each condition in words, what is wrong with it, and what can be done with it. */
export function RuleTree({ node, ...tree }: Tree & { node: RuleNodeView }) {
  const { t } = tree;
  const { group } = node;
  return (
    <div id={`node-${node.id}`} className="rule-node">
      <p>
        <strong>{node.title}</strong> {node.kind && <span className="meta">{node.kind}</span>}
      </p>
      {node.opened?.map((text) => (
        <p key={text} className="meta">
          {t('desk.rule.stands', { rule: text })}
        </p>
      ))}
      {node.source && <Source t={t} source={node.source} />}
      {node.lint.map(({ severity, text }) => (
        <p key={text} className={severity === 'error' ? 'field-error' : 'hint'}>
          <strong>{t(`desk.rule.severity.${severity}`)}:</strong> {text}
        </p>
      ))}
      {!node.isRoot && <NodeSteps node={node} {...tree} />}
      {group && (
        <>
          {group.parts.length > 0 && (
            <ul className="rule-parts">
              {group.parts.map((part) => (
                <li key={part.id}>
                  <RuleTree node={part} {...tree} />
                </li>
              ))}
            </ul>
          )}
          <p>
            <a className="tap" href={group.add}>
              {node.isRoot
                ? t('desk.rule.add')
                : t('desk.rule.addTo', { group: node.title.replace(/:$/, '') })}
            </a>
          </p>
          {node.isRoot && <GroupKind node={node} {...tree} />}
        </>
      )}
    </div>
  );
}

function Source({ t, source }: { t: Translator; source: NonNullable<RuleNodeView['source']> }) {
  return (
    <p className="meta">
      {t('desk.rule.source')}:{' '}
      {source.url ? (
        <a href={source.url} rel="noreferrer">
          {source.title}
        </a>
      ) : (
        source.title
      )}
    </p>
  );
}

/** What can be done with one node. Each button names what it does it to for those who do not see where it stands. */
function NodeSteps({ node, t, action, seen, kinds }: Tree & { node: RuleNodeView }) {
  const { id, title, place, group, edit } = node;
  const of = (text: string) => `${text}: ${title}`;
  return (
    <>
      {edit && (
        <p>
          <a className="tap" href={edit} aria-label={t('desk.rule.editThis', { title })}>
            {t('desk.rule.edit')}
          </a>
        </p>
      )}
      <details>
        <summary aria-label={t('desk.rule.moreOf', { title })}>{t('desk.rule.more')}</summary>
        <PostForm action={action}>
          <HiddenFields of={{ seen, node: id }} />
          <p className="actions">
            {!place.first && <Step step="up" text={t('desk.rule.up')} label={of(t('desk.rule.up'))} />}
            {!place.last && <Step step="down" text={t('desk.rule.down')} label={of(t('desk.rule.down'))} />}
            {group && <Step step="unwrap" text={t('desk.rule.unwrap')} label={of(t('desk.rule.unwrap'))} />}
            <Step
              step="remove"
              text={t(group ? 'desk.rule.removeGroup' : 'desk.rule.remove')}
              label={of(t(group ? 'desk.rule.removeGroup' : 'desk.rule.remove'))}
            />
          </p>
        </PostForm>
        {place.groups.length > 0 && (
          <PostForm action={action}>
            <HiddenFields of={{ seen, node: id }} />
            <LabelledSelect
              id={`group-${id}`}
              name="group"
              label={t('desk.rule.intoGroup')}
              options={place.groups}
              value=""
            />
            <Step step="into" text={t('desk.rule.into')} label={of(t('desk.rule.into'))} />
          </PostForm>
        )}
        <PostForm action={action}>
          <HiddenFields of={{ seen, node: id }} />
          <LabelledSelect
            id={`kind-${id}`}
            name="kind"
            label={t('desk.rule.wrapKind')}
            options={kinds}
            value="any"
          />
          <Step step="wrap" text={t('desk.rule.wrap')} label={of(t('desk.rule.wrap'))} />
        </PostForm>
        {group && <GroupKind node={node} t={t} action={action} seen={seen} kinds={kinds} />}
      </details>
    </>
  );
}

/** How the conditions of a group belong together. */
function GroupKind({ node: { id, title, group }, t, action, seen, kinds }: Tree & { node: RuleNodeView }) {
  if (!group) return null;
  return (
    <PostForm action={action}>
      <HiddenFields of={{ seen, node: id }} />
      <LabelledSelect
        id={`regroup-${id}`}
        name="kind"
        label={t('desk.rule.regroupKind')}
        options={kinds}
        value={group.kind}
      />
      <div className="field">
        <label className="sub" htmlFor={`count-${id}`}>
          {t('desk.rule.count')}
        </label>
        <input
          className="input short"
          id={`count-${id}`}
          name="count"
          inputMode="numeric"
          defaultValue={group.count}
        />
      </div>
      <Step step="regroup" text={t('desk.rule.regroup')} label={`${t('desk.rule.regroup')}: ${title}`} />
    </PostForm>
  );
}

function Step({ step, text, label }: { step: string; text: string; label: string }) {
  return (
    <button type="submit" name="step" value={step} className="quiet" aria-label={label}>
      {text}
    </button>
  );
}
